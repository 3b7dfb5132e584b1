import { z } from 'zod';
import { defineEvent } from '../define.js';
import { id, instant, seq, seqOrZero, version } from '../fields.js';
import { internalMarkedV1, internalMessageSentV1 } from './internal.js';
import {
  chatMessage,
  exampleMarks,
  exampleMessage,
  exampleMessages,
  marks,
  notification,
  presence,
} from './schemas.js';

const visitId = exampleMessage.visitId;

/** A fact: placed by `seq`, deduplicated by `messageId`, never ignored (architecture 2-2). */
export const messageSentV1 = defineEvent({
  type: 'chat.message-sent.v1',
  carries: 'fact',
  gathered: true,
  meaning: 'An entry has been stored in a conversation.',
  data: z.object({ message: chatMessage }),
  examples: exampleMessages.map((message) => ({ message })),
});
/** Told besides the message, so that who must know of a guest's words need not hear everybody's. */
export const guestWroteV1 = defineEvent({
  type: 'chat.guest-wrote.v1',
  carries: 'fact',
  meaning: 'A guest in a visit has written to the patient.',
  data: z.object({ visitId: id, personId: z.string().max(60), seq, at: instant }),
  examples: [{ visitId, personId: 'SE2321000131-P000000000022', seq: 7, at: exampleMessage.at }],
});
/** The conversation takes no more messages; carries the last `seq` of each side so that visit can decide to close. */
export const sealedV1 = defineEvent({
  type: 'chat.sealed.v1',
  carries: 'fact',
  meaning: 'The conversation is sealed: a message that arrives now is refused.',
  data: z.object({
    visitId: id,
    sealSeq: seqOrZero,
    /** Last message a person wrote on each side; greeting, automatic message and marks do not count. */
    last: z.object({ patient: seqOrZero, care: seqOrZero }),
    /** Version of the visit whose request this answers: an answer to an older request is outdated. */
    visitVersion: version.optional(),
  }),
  examples: [{ visitId, sealSeq: 8, last: { patient: 6, care: 7 }, visitVersion: 8 }],
});
export const markedV1 = defineEvent({
  type: 'chat.marked.v1',
  carries: 'state',
  meaning: 'A side has received or read further.',
  data: z.object({ visitId: id, marks }),
  examples: [{ visitId, marks: exampleMarks }],
});
export const presenceChangedV1 = defineEvent({
  type: 'chat.presence-changed.v1',
  carries: 'state',
  meaning: 'A patient has opened or left the app, or a visit in it.',
  data: z.object({ patientId: id, presence }),
  examples: [
    {
      patientId: '0198c1f2-0000-7000-8000-000000000040',
      presence: { online: true, since: exampleMessage.at, visitIds: [visitId] },
    },
  ],
});
/** The envelope's version counts the states of this one notification, not of the visit. */
export const patientReachedV1 = defineEvent({
  type: 'chat.patient-reached.v1',
  carries: 'state',
  meaning: 'An attempt to reach the absent patient has come further: sent, delivered or failed.',
  data: z.object({ visitId: id, notification }),
  examples: [
    {
      visitId,
      notification: {
        notificationId: `${visitId}:claim:1`,
        kind: 'turn-soon',
        channel: 'sms',
        status: 'delivered',
        at: exampleMessage.at,
      },
    },
  ],
});
export const CHAT_EVENTS = [
  messageSentV1,
  guestWroteV1,
  sealedV1,
  markedV1,
  presenceChangedV1,
  patientReachedV1,
  internalMessageSentV1,
  internalMarkedV1,
] as const;
