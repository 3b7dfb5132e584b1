import { z } from 'zod';
import { id, LIMITS, seqOrZero } from '../fields.js';
import { INTERNAL_CLIENT_FRAMES } from './internal-frames.js';
import { ref } from './socket.js';

/** What a browser may say. */
export const clientFrame = z.discriminatedUnion('type', [
  /** Follow a visit and get all after `afterSeq`, in order, once. Answered by `opened`, also after every reconnect. */
  z.strictObject({ type: z.literal('open'), ref, visitId: id, afterSeq: seqOrZero }),
  /** Stop following. Not answered. */
  z.strictObject({ type: z.literal('leave'), visitId: id }),
  /** Send a message; answered by `stored` or `refused`. `ref` is the message's client id. */
  z.strictObject({ type: z.literal('send'), ref, visitId: id, text: z.string().min(1).max(LIMITS.message) }),
  /** Received (delivered) or shown in a focused window (read) up to a sequence number. Not answered. */
  z.strictObject({
    type: z.literal('mark'),
    visitId: id,
    delivered: seqOrZero.optional(),
    read: seqOrZero.optional(),
  }),
  /** The person is writing; sent at most every 3 s, forgotten after 6 s. Not answered. */
  z.strictObject({ type: z.literal('typing'), visitId: id }),
  /** The case that is open in the preview, said again every 10 s; without `visitId`: none any more. Staff only. Not answered. */
  z.strictObject({ type: z.literal('reading'), visitId: id.optional() }),
  /** Keeps the connection alive; answered by `pong`. */
  z.strictObject({ type: z.literal('ping'), ref }),
  ...INTERNAL_CLIENT_FRAMES,
]);
export type ClientFrame = z.output<typeof clientFrame>;
