import { z } from 'zod';
import { defineCommand, defineEvent, defineQuery } from '../define.js';
import { careUnitId, hsaId, id, instant, label, LIMITS, seq, seqOrZero } from '../fields.js';
import { profession } from '../principal.js';
import { exampleMessage, ownClientId, ownText } from './schemas.js';

/**
 * One message of the *vårdgivarchatt* of a visit: between clinicians, never shown to a patient (domain 4.2 invariant 5).
 * Its own type with its own name everywhere, and no `side`, so that it fits nowhere a patient chat message does.
 */
export const internalMessage = z.object({
  internalMessageId: id,
  visitId: id,
  /** Place in this visit's vårdgivarchatt: 1, 2, 3 … without gaps, apart from the patient chat's. */
  internalSeq: seq,
  /** Made by the sender; the same id twice is one message. */
  clientId: z.string().min(1).max(80),
  sender: z.object({ personId: hsaId, name: label, profession, careUnitId }),
  text: z.string().max(LIMITS.message),
  at: instant,
});
export type InternalMessage = z.output<typeof internalMessage>;

/** How far one clinician has read: read status per participant (domain 3). */
export const internalReader = z.object({ personId: hsaId, name: label, readSeq: seqOrZero });
export type InternalReader = z.output<typeof internalReader>;

const { visitId } = exampleMessage;
export const exampleInternalMessage: InternalMessage = {
  internalMessageId: '0198c1f2-0000-7000-8000-0000000000f1',
  visitId,
  internalSeq: 1,
  clientId: '0198c1f2-0000-7000-8000-0000000000f2',
  sender: {
    personId: 'SE2321000131-P000000000039',
    name: 'HSP39 TestPerson39',
    profession: 'nurse',
    careUnitId: 'min-vard',
  },
  text: 'Kan du titta på det här?',
  at: '2026-11-23T09:40:00.000Z',
};
const exampleReader: InternalReader = {
  personId: 'SE2321000131-P000000000021',
  name: 'HSP21 TestPerson21',
  readSeq: 1,
};

/** Writes in the vårdgivarchatt. Stored before it is answered; a repeated `clientId` gets the first answer. */
export const sendInternal = defineCommand({
  name: 'chat.send-internal',
  meaning: 'A clinician who is concerned writes in the vårdgivarchatt of a visit.',
  payload: z.strictObject({ visitId: id, clientId: ownClientId, text: ownText }),
  answer: z.object({ internalMessageId: id, internalSeq: seq, at: instant }),
  examples: [
    {
      payload: { visitId, clientId: exampleInternalMessage.clientId, text: exampleInternalMessage.text },
      answer: {
        internalMessageId: exampleInternalMessage.internalMessageId,
        internalSeq: 1,
        at: exampleInternalMessage.at,
      },
    },
  ],
});
/** A patient, and staff who are not concerned, get `chat.not-found`. */
export const getInternalHistory = defineQuery({
  name: 'chat.internal-history',
  meaning: 'The vårdgivarchatt of a visit after a sequence number, oldest first, with how far each has read.',
  payload: z.strictObject({ visitId: id, afterSeq: seqOrZero, limit: z.int().min(1).max(500) }),
  answer: z.object({
    /** Unit of the visit: whose live events the asker's gateway listens to from now on. */
    careUnitId,
    messages: z.array(internalMessage).max(500),
    /** More remain after the last one. */
    more: z.boolean(),
    /**
     * Whether the asker can write now. To a receiver whose handover was declined, taken back or ran out the messages end there:
     * `open` is false and `readers` is empty.
     */
    open: z.boolean(),
    readers: z.array(internalReader).max(100),
  }),
  examples: [
    {
      payload: { visitId, afterSeq: 0, limit: 200 },
      answer: {
        careUnitId: 'min-vard',
        messages: [exampleInternalMessage],
        more: false,
        open: true,
        readers: [exampleReader],
      },
    },
  ],
});
/** A mark never goes back; only those who may write leave one. */
export const markInternal = defineCommand({
  name: 'chat.mark-internal',
  meaning: 'The asker has seen the vårdgivarchatt up to a message.',
  payload: z.strictObject({ visitId: id, read: seqOrZero }),
  answer: z.object({ readers: z.array(internalReader).max(100) }),
  examples: [{ payload: { visitId, read: 1 }, answer: { readers: [exampleReader] } }],
});
/** `careunits` of the envelope are all units concerned: the visit's, the guests' and the handover's. */
export const internalMessageSentV1 = defineEvent({
  type: 'chat.internal-message-sent.v1',
  carries: 'fact',
  meaning: 'A message has been stored in the vårdgivarchatt of a visit. Never for a patient.',
  data: z.object({ internalMessage }),
  examples: [{ internalMessage: exampleInternalMessage }],
});
export const internalMarkedV1 = defineEvent({
  type: 'chat.internal-marked.v1',
  carries: 'state',
  meaning: 'A clinician has read further in the vårdgivarchatt of a visit. Never for a patient.',
  data: z.object({ visitId: id, readers: z.array(internalReader).max(100) }),
  examples: [{ visitId, readers: [exampleReader] }],
});
