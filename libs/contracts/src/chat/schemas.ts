import { z } from 'zod';
import { id, instant, label, LIMITS, seq, seqOrZero } from '../fields.js';
import { profession } from '../principal.js';

/** The two sides of a patient chat. Each clinician who takes part is on the care side. */
export const SIDES = ['patient', 'care'] as const;
export const side = z.enum(SIDES);
export type Side = z.output<typeof side>;

/** Who wrote a message; absent for system lines. */
export const author = z.object({
  side,
  personId: z.string().max(60),
  name: label,
  profession: profession.optional(),
});
export type Author = z.output<typeof author>;

/** Client ids of what chat writes itself begin so; a sender may not use them, or it could take the greeting's place. */
export const SYSTEM_CLIENT_ID = 'system:';

/** The client id of what a person writes: the same id twice is one message. */
export const ownClientId = z
  .string()
  .min(1)
  .max(80)
  .refine((own) => !own.startsWith(SYSTEM_CLIENT_ID), `must not begin with ${SYSTEM_CLIENT_ID}`);

/** The words of a message that a person writes, in whichever of the two conversations. */
export const ownText = z
  .string()
  .min(1)
  .max(LIMITS.message)
  .refine((text) => text.trim() !== '', 'must not be blank');

/** What a `notice` tells the patient of: something that happened to the visit, in one sentence (domain 4.3, 4.4). */
export const NOTICE_SUBJECTS = [
  'handover',
  'guest-joined',
  'guest-left',
  'ticket',
  'on-hold',
  'resumed',
  'reopened',
  'redirected',
  'no-show',
  'emergency',
] as const;
export const noticeSubject = z.enum(NOTICE_SUBJECTS);
export type NoticeSubject = z.output<typeof noticeSubject>;

/**
 * What the sentence of a notice says besides whom it concerns, so that it can be said in another language than it is kept in:
 * a person is `author`, what a ticket says in its sender's words is found by `ticketId`, where a patient is directed is `text`.
 */
export const noticeParams = z.object({
  /** `ticket`: until when it can be used. `reopened`: until when one can write. */
  until: instant.optional(),
  /** `emergency`: who said so. */
  by: z.enum(['clinician', 'patient']).optional(),
});
export type NoticeParams = z.output<typeof noticeParams>;

/**
 * One entry of a conversation. `text`, `greeting` and `auto` are words to a person, `notice` a sentence of the system to both
 * sides; `ended`, `seal` and `unseal` are marks that take a place in the same order, so that "before" and "after" them is
 * never in doubt.
 */
export const chatMessage = z.object({
  messageId: id,
  visitId: id,
  seq,
  /** Made by the sender; the same id twice is one message. */
  clientId: z.string().min(1).max(80),
  kind: z.enum(['text', 'greeting', 'auto', 'ended', 'seal', 'unseal', 'notice']),
  /** Of a notice: the person it concerns (who takes over, who takes part). */
  author: author.optional(),
  text: z.string().max(LIMITS.message),
  at: instant,
  /** What a notice is about; only on notices. */
  about: noticeSubject.optional(),
  /** The booking ticket a notice about one shows (*Bokningsbiljett*). */
  ticketId: id.optional(),
  /** Only on notices that say more than whom they concern. */
  params: noticeParams.optional(),
});
export type ChatMessage = z.output<typeof chatMessage>;

/** How far each side has come: delivered = its browser has acknowledged, read = shown in a focused window. */
export const marks = z.object({
  patient: z.object({ delivered: seqOrZero, read: seqOrZero, readAt: instant.optional() }),
  care: z.object({ delivered: seqOrZero, read: seqOrZero, readAt: instant.optional() }),
});
export type Marks = z.output<typeof marks>;

/** Visits whose conversation a patient has open in some window. */
export const visitsInView = z.array(id).max(200);
/**
 * Whether the patient has the app open now, since when it is so, and which visits are in view (domain 4.1, region E); absent =
 * none, or none that the asker may know of.
 */
export const presence = z.object({
  online: z.boolean(),
  since: instant,
  visitIds: visitsInView.optional(),
});
export type Presence = z.output<typeof presence>;

/**
 * Why the absent patient is reached: the turn, words in the conversation, reminders of a booked visit or a ticket, and what
 * happened to the case (domain 4.6). `patient-silent`: what care wrote in an ongoing visit has not
 * been read, or nobody has come to a booked time. `notice`: a
 * notice in the conversation that must not wait for the next login.
 */
export const NOTIFICATION_KINDS = [
  'turn-soon',
  'started',
  'patient-silent',
  'released',
  'auto-message',
  'reply',
  'resumed',
  'notice',
  'reminder-booked',
  'reminder-24h',
  'reminder-morning',
  'reminder-15min',
  'ticket',
  'ticket-reminder',
  'cancelled-by-care',
  'overdue',
  'closing-notice',
] as const;

/** One attempt to reach the absent patient (*SMS skickat*). No text here: the text holds a link and nothing else. */
export const notification = z.object({
  notificationId: z.string().max(120),
  kind: z.enum(NOTIFICATION_KINDS),
  channel: z.literal('sms'),
  status: z.enum(['sending', 'sent', 'delivered', 'failed', 'no-number']),
  at: instant,
});
export type Notification = z.output<typeof notification>;

export const exampleMessage: ChatMessage = {
  messageId: '0198c1f2-0000-7000-8000-0000000000a1',
  visitId: '0198c1f2-0000-7000-8000-000000000001',
  seq: 2,
  clientId: '0198c1f2-0000-7000-8000-0000000000b1',
  kind: 'text',
  author: { side: 'patient', personId: '0198c1f2-0000-7000-8000-000000000040', name: 'Testpatient P24-40' },
  text: 'Det är värst när jag lyfter armen.',
  at: '2026-11-23T09:33:00.000Z',
};
const care: Author = {
  side: 'care',
  personId: 'SE2321000131-P000000000039',
  name: 'HSP39 TestPerson39',
  profession: 'nurse',
};
const system = (seq: number, kind: ChatMessage['kind'], name: string, text = ''): ChatMessage => ({
  messageId: `0198c1f2-0000-7000-8000-0000000000c${seq}`,
  visitId: exampleMessage.visitId,
  seq,
  clientId: `${SYSTEM_CLIENT_ID}${name}`,
  kind,
  text,
  at: '2026-11-23T09:52:00.000Z',
});
/** One entry of every kind, as a conversation could hold them. */
export const exampleMessages: readonly ChatMessage[] = [
  { ...system(1, 'greeting', 'greeting', 'Hej och välkommen!'), author: care },
  exampleMessage,
  {
    ...exampleMessage,
    messageId: '0198c1f2-0000-7000-8000-0000000000a3',
    seq: 3,
    clientId: 'b3',
    author: care,
  },
  system(4, 'ended', 'ended:2026-11-23T09:52:00.000Z'),
  system(5, 'auto', 'auto:2026-11-23T09:52:00.000Z', 'Hej! Hur har det gått?'),
  system(6, 'seal', 'seal:8'),
  system(7, 'unseal', 'unseal:9'),
  {
    ...system(
      8,
      'notice',
      'handover:0198c1f2-0000-7000-8000-0000000000d1',
      'HSP21 TestPerson21, läkare, tar över.',
    ),
    about: 'handover',
    author: {
      side: 'care',
      personId: 'SE2321000131-P000000000021',
      name: 'HSP21 TestPerson21',
      profession: 'physician',
    },
  },
];
export const exampleNotification: Notification = {
  notificationId: `${exampleMessage.visitId}:silent:1`,
  kind: 'patient-silent',
  channel: 'sms',
  status: 'sending',
  at: '2026-11-23T09:38:00.000Z',
};
export const exampleMarks: Marks = {
  patient: { delivered: 2, read: 1 },
  care: { delivered: 2, read: 2, readAt: '2026-11-23T09:33:10.000Z' },
};
