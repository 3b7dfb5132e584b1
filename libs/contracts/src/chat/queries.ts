import { z } from 'zod';
import { defineQuery } from '../define.js';
import { careUnitId, id, instant, phone, seqOrZero } from '../fields.js';
import { getInternalHistory } from './internal.js';
import { chatMessage, exampleMarks, exampleMessage, marks, notification, presence } from './schemas.js';

/** Everything after a sequence number, in order; for opening and for catching up. */
export const getHistory = defineQuery({
  name: 'chat.history',
  meaning: 'The messages of a conversation after a sequence number, oldest first, with marks and presence.',
  payload: z.strictObject({ visitId: id, afterSeq: seqOrZero, limit: z.int().min(1).max(500) }),
  answer: z.object({
    /** Unit of the visit: whose live events the asker's gateway listens to from now on. */
    careUnitId,
    messages: z.array(chatMessage).max(500),
    /** A guest who sees from now on: what stands up to here is not theirs to read, and no gap. Absent = all is. */
    fromSeq: seqOrZero.optional(),
    /** More remain after the last one. */
    more: z.boolean(),
    /** Whether the asker can write now. */
    open: z.boolean(),
    marks,
    presence: presence.optional(),
    notifications: z.array(notification).max(50),
  }),
  examples: [
    {
      payload: { visitId: exampleMessage.visitId, afterSeq: 0, limit: 200 },
      answer: {
        careUnitId: 'min-vard',
        messages: [exampleMessage],
        more: false,
        open: true,
        marks: exampleMarks,
        notifications: [],
      },
    },
  ],
});
/** Development SMS channel: what would have been sent, newest first. */
export const listDevSms = defineQuery({
  name: 'chat.dev-sms',
  meaning: 'Development only: the SMS that would have been sent, newest first.',
  payload: z.strictObject({}),
  answer: z.object({
    failing: z.boolean(),
    sms: z
      .array(
        z.object({
          id: z.string(),
          to: phone,
          text: z.string(),
          at: instant,
          status: notification.shape.status,
        }),
      )
      .max(100),
  }),
  examples: [{ payload: {}, answer: { failing: false, sms: [] } }],
});
export const CHAT_QUERIES = [getHistory, getInternalHistory, listDevSms] as const;
