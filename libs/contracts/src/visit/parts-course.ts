import { z } from 'zod';
import { hsaId, id, instant, label, LIMITS, seqOrZero } from '../fields.js';

/** How staff have tried to reach a silent patient. */
export const CONTACT_WAYS = ['phone', 'sms', 'message'] as const;
/** Where a patient can be directed (domain 4.3-22). */
export const REDIRECTIONS = ['emergency', '1177', 'care-unit', 'other'] as const;

/** What the course of a visit adds to the snapshot (domain 4.3 and 4.6). Absent = has not happened. */
export const courseParts = {
  /**
   * *Väntar på patienten*: since when the visit is paused. While the visit is ongoing, `suggested` says since when a pause
   * is proposed because the patient is silent. `answerBy`: when the clinician is proposed to end a visit that is still paused.
   */
  onHold: z
    .object({ since: instant, suggested: z.boolean().optional(), answerBy: instant.optional() })
    .optional(),
  contactAttempts: z
    .array(z.object({ at: instant, byName: label, how: z.enum(CONTACT_WAYS) }))
    .max(50)
    .optional(),
  /**
   * *Uteblivet*: `proposed` while a timer has proposed it and nobody has decided. In a paused visit whose patient has been there
   * it proposes the end instead.
   */
  noShow: z.object({ at: instant, proposed: z.boolean().optional() }).optional(),
  /** *Akut!*: the 112 card is pinned for the patient until it is taken away. */
  emergency: z.object({ at: instant, byName: label, byKind: z.enum(['clinician', 'patient']) }).optional(),
  /** *Hänvisat vidare*: where to, in words to the patient. */
  redirect: z
    .object({ destination: z.enum(REDIRECTIONS), message: z.string().max(LIMITS.message), at: instant })
    .optional(),
  /** Who cancelled and why; `late` when a booked time was cancelled later than the unit lets patients (domain 4.3-18). */
  cancellation: z
    .object({
      by: z.enum(['patient', 'care']),
      reason: z.string().max(200).optional(),
      message: z.string().max(LIMITS.message).optional(),
      late: z.boolean().optional(),
    })
    .optional(),
  /** This case is a duplicate: closed, with a pointer to the one that goes on. */
  linkedTo: z.object({ visitId: id, at: instant, byName: label }).optional(),
  /** The patient started this case *om samma sak*, from this one that was over (domain 4.7, CLOSED). */
  followsVisitId: id.optional(),
  /** What the patient has added to the case before the visit began, oldest first (domain 4.7). */
  additions: z
    .array(z.object({ text: z.string().max(LIMITS.reason), at: instant }))
    .max(10)
    .optional(),
  /** Staff created the case on behalf of the patient. */
  createdBy: z.object({ personId: hsaId, name: label }).optional(),
  /** When a claim without start goes back to the queue; shown to who has it, and warned of at half the time. */
  claimExpiresAt: instant.optional(),
  claimWarned: z.boolean().optional(),
  /** Until when the first answer is due, in opening hours; `overdueSince` once that has passed with nobody. */
  answerDueAt: instant.optional(),
  overdueSince: instant.optional(),
  /** When an unanswered reply becomes the whole unit's (4 opening hours); set in `replyForUnitAt` when it has. */
  replyDueAt: instant.optional(),
  replyForUnitAt: instant.optional(),
  /** When the unit lead is told of an unanswered reply (1 working day); set in `replyEscalatedAt` when that is done. */
  replyLeadDueAt: instant.optional(),
  replyEscalatedAt: instant.optional(),
  /** *Stäng nu* waits for the seal; `seenSeq` is the last text of the patient that was known when it was pressed. */
  closing: z.object({ at: instant, reason: z.string().max(500).optional(), seenSeq: seqOrZero }).optional(),
  /** The last time a closed case was opened again, and why. */
  reopenedAt: instant.optional(),
  reopenReason: z.string().max(500).optional(),
  /** The last time an ended visit went on in real time; the number lets each be announced once. */
  resumedAt: instant.optional(),
  resumeNumber: z.int().min(1).optional(),
};
