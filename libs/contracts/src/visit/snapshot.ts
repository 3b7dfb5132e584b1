import { ENTRY_TYPES, VISIT_STATES } from '@om/visit-state';
import { z } from 'zod';
import {
  careUnitId,
  date,
  hsaId,
  id,
  instant,
  label,
  LIMITS,
  personnummer,
  phone,
  priority,
  seqOrZero,
  version,
} from '../fields.js';
import { profession } from '../principal.js';
import { bookingParts } from './parts-booking.js';
import { courseParts } from './parts-course.js';
import { participationParts } from './parts-participation.js';

/** A patient as care staff see them beside the case. */
export const patientOfVisit = z.object({
  patientId: id,
  name: label,
  personnummer,
  birthDate: date,
  /** From the ninth digit of the personnummer (domain 2.3); undefined for identities that do not tell. */
  sex: z.enum(['female', 'male']).optional(),
  phone: phone.optional(),
});

/** Language of an interpreter, in the words of who asks for one. */
export const interpreter = z.string().trim().min(1).max(40);

/** What staff must know of a patient from the first look (domain 4.3-6 and 4.8). Absent = not so, or not known. */
export const visitFlags = z.object({
  /** An interpreter is wanted, in this language. */
  interpreter: interpreter.optional(),
  /** *Skyddade personuppgifter*, as the login said last: nothing that tells who or where goes outside. */
  protectedIdentity: z.literal(true).optional(),
  /** Under 13 when the case came in. */
  child: z.literal(true).optional(),
});

/** The one clinician who has the case (invariant 1). */
export const responsible = z.object({ personId: hsaId, name: label, profession, since: instant });

/** A question of the unit with the patient's answer, in the words both saw. */
export const answeredQuestion = z.object({ question: label, answer: z.string().max(500) });

/**
 * The state of a visit that listeners need. Every `visit.*` state event carries all of it (architecture 2-2).
 * Absent fields mean "has not happened".
 */
const snapshotSchema = z.object({
  visitId: id,
  version,
  state: z.enum(VISIT_STATES),
  entry: z.enum(ENTRY_TYPES),
  careUnitId,
  careUnitName: label,
  patient: patientOfVisit,
  reason: z.object({ code: z.string().max(60), label }),
  priority,
  flags: visitFlags.optional(),
  ownWords: z.string().max(LIMITS.reason),
  answers: z.array(answeredQuestion).max(8),
  /** When the case was sent, or the booking made. */
  createdAt: instant,
  /** Start of the booked time; only when `entry` is `booked`. */
  bookedFor: instant.optional(),
  /** Since when the patient waits; kept when a claim is released. */
  waitingSince: instant.optional(),
  responsible: responsible.optional(),
  claimedAt: instant.optional(),
  /** Counts claims, so that each claim is announced to the patient once. */
  claimNumber: z.int().min(0),
  /** When the unit tells the patient by SMS (`notifyAt`, domain 4.3-6). */
  notifyAt: z.enum(['claim', 'start']),
  startedAt: instant.optional(),
  /** The unit and priority in whose queue the patient had waited until then; a handover changes those of the visit. */
  startedAs: z.object({ careUnitId, priority }).optional(),
  /** What chat posts as message 1 when the visit has started; absent before. */
  greeting: z.string().max(LIMITS.message).optional(),
  endedAt: instant.optional(),
  /** Until when the patient can write after the end. */
  asyncUntil: instant.optional(),
  /** The last message known when the visit was ended: what comes after it belongs to the asynchronous phase. */
  endedAfterSeq: seqOrZero.optional(),
  /** A patient's message in the asynchronous phase that nobody has answered yet. */
  unansweredReply: z.object({ seq: seqOrZero, at: instant }).optional(),
  /** *Meddelande*: the text sent after 72 hours unless someone wrote; `due` once its time has come. */
  autoMessage: z.object({ text: z.string().max(LIMITS.message), at: instant, due: z.boolean() }).optional(),
  /** The asynchronous phase has run out and visit waits for chat to seal the conversation (architecture 2, Closing). */
  sealing: z.boolean(),
  /** Version with which this seal was asked for, while `sealing`: a seal set for an older version is not its answer. */
  sealRequestVersion: version.optional(),
  closedAt: instant.optional(),
  cancelledAt: instant.optional(),
  ...participationParts,
  ...bookingParts,
  ...courseParts,
  /** The last thing that happened, for "changed under you" and 409 texts. */
  lastChange: z.object({ at: instant, byName: label, byKind: z.enum(['clinician', 'patient', 'service']) }),
});
type SnapshotSchema = typeof snapshotSchema;
/** By name, because otherwise the declaration of every message that carries a visit repeats all of it, half a megabyte each. */
export interface VisitSnapshotSchema extends SnapshotSchema {
  readonly shape: SnapshotSchema['shape'];
}
/** A visit as every `visit.*` state event carries it. */
export const visitSnapshot: VisitSnapshotSchema = snapshotSchema;
export type VisitSnapshot = z.output<typeof visitSnapshot>;

/** A complete, made-up visit for examples and tests. */
export const exampleSnapshot: VisitSnapshot = {
  visitId: '0198c1f2-0000-7000-8000-000000000001',
  version: 2,
  state: 'claimed',
  entry: 'drop-in',
  careUnitId: 'min-vard',
  careUnitName: 'Min vård Testköping',
  patient: {
    patientId: '0198c1f2-0000-7000-8000-000000000040',
    name: 'Testpatient P24-40',
    personnummer: '198603042386',
    birthDate: '1986-03-04',
    sex: 'female',
    phone: '+46701740639',
  },
  reason: { code: 'axelbesvar', label: 'Axelbesvär' },
  priority: 3,
  ownWords: 'Ont i höger axel sedan tre veckor. Vaknar på natten.',
  answers: [{ question: 'Hur länge har du haft besvär?', answer: 'Cirka tre veckor' }],
  createdAt: '2026-11-23T09:08:00.000Z',
  waitingSince: '2026-11-23T09:08:00.000Z',
  responsible: {
    personId: 'SE2321000131-P000000000039',
    name: 'HSP39 TestPerson39',
    profession: 'nurse',
    since: '2026-11-23T09:29:00.000Z',
  },
  claimedAt: '2026-11-23T09:29:00.000Z',
  claimNumber: 1,
  notifyAt: 'claim',
  sealing: false,
  lastChange: { at: '2026-11-23T09:29:00.000Z', byName: 'HSP39 TestPerson39', byKind: 'clinician' },
};
