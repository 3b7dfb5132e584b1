import { z } from 'zod';
import { careUnitId, hsaId, id, instant, label, LIMITS, priority, seqOrZero, version } from '../fields.js';
import { profession } from '../principal.js';

/** Longest handover message (domain 4.4 H1). */
export const HANDOVER_MESSAGE_LIMIT = 1_024;
/** States of a handover, region B (domain 4.1). */
export const HANDOVER_STATES = ['proposed', 'accepted', 'declined', 'cancelled', 'expired'] as const;
/** Why a receiver says no (domain 4.4 H3). */
export const DECLINE_CODES = ['wrong-unit', 'no-time', 'other-competence', 'other'] as const;

const person = z.object({ personId: hsaId, name: label });
const summaryPart = z.string().trim().min(1).max(HANDOVER_MESSAGE_LIMIT).optional();

/** What the receiver gets to know beforehand, in SBAR's parts, each of them optional (domain 4.4). */
export const handoverSummary = z.strictObject({
  situation: summaryPart,
  background: summaryPart,
  /** *Aktuellt*. */
  assessment: summaryPart,
  recommendation: summaryPart,
  /** What the patient has been told. */
  patientKnows: summaryPart,
});

/** The latest *överlämning* of a visit, in any state. Nothing of it is ever told to the patient (invariant 5). */
export const handover = z.object({
  handoverId: id,
  state: z.enum(HANDOVER_STATES),
  proposedAt: instant,
  /** When it expires by itself: 5, 15 or 60 minutes, or the end of the receiver's opening hours, by priority. */
  expiresAt: instant,
  /** When the receiver was reminded, at half the time. */
  remindedAt: instant.optional(),
  /** Responsible until it is accepted. */
  from: person.extend({ profession, careUnitId }),
  /** *Resurs*: unit and role, and one person where it is addressed to one. */
  to: z.object({ careUnitId, careUnitName: label, role: profession, person: person.optional() }),
  /** The visit's own from the moment it is accepted. */
  priority,
  message: z.string().max(HANDOVER_MESSAGE_LIMIT).optional(),
  summary: handoverSummary.optional(),
  /** Addressed to one person: when it is opened to everyone of unit and role; absent where the unit does not want it. */
  widensAt: instant.optional(),
  /** When it was opened to everyone of unit and role: `to` names nobody any more. */
  widenedAt: instant.optional(),
  /** Members who have said no, and with which version of the visit; one of a group does not decline for the others. */
  declinedBy: z.array(
    person.extend({
      at: instant,
      code: z.enum(DECLINE_CODES),
      text: z.string().max(500),
      version: version.optional(),
    }),
  ),
  /** When it was accepted, declined, taken back or expired, and by whom; nobody when a timer or the visit did it. */
  answeredAt: instant.optional(),
  answeredBy: person.optional(),
  /** Version of the visit with which it was answered or ended: what other services know from then on is not the receiver's. */
  answeredVersion: version.optional(),
});
export type Handover = z.output<typeof handover>;

/** A colleague who takes part in the patient chat without being responsible (*gäst*). */
export const guest = person.extend({
  profession,
  careUnitId,
  since: instant,
  /** `handover`: the former responsible, who stays until the visit ends. */
  how: z.enum(['invited', 'handover']),
  sees: z.enum(['all', 'from-now']),
  /** The last entry there was when a `from-now` guest came; what comes after it may be read. */
  fromSeq: seqOrZero.optional(),
});
export type Guest = z.output<typeof guest>;

/**
 * Someone who has taken part and does so no longer: a former responsible or guest. May read, to document what they did
 * (invariant 10), and nothing else.
 */
export const formerParticipant = person.extend({
  profession,
  careUnitId,
  until: instant,
  /** Version of the visit from which on they take part no more: what other services know from then on is not theirs. */
  untilVersion: version.optional(),
  was: z.enum(['responsible', 'guest']),
  sees: z.enum(['all', 'from-now']),
  fromSeq: seqOrZero.optional(),
});
export type FormerParticipant = z.output<typeof formerParticipant>;

/** What participation adds to the snapshot; everything absent where nobody but the responsible has taken part. */
export const participationParts = {
  handover: handover.optional(),
  guests: z.array(guest).max(50).optional(),
  formerParticipants: z.array(formerParticipant).max(200).optional(),
};

/** Upper limit of texts to the patient that are sent by a command. */
export const toPatient = z.string().trim().min(1).max(LIMITS.message);
