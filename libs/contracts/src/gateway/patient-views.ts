import { z } from 'zod';
import { instant, label, phone } from '../fields.js';
import { lateCancellationHours, unitTexts, waitingEstimate } from '../queue/index.js';
import { courseParts, ticket, visitSnapshot } from '../visit/index.js';
import { degraded } from './problem.js';
import { actionStates, conversation } from './view-parts.js';

/** When a unit answers next; absent while it is open, and when nobody knows. */
export const opensAt = instant.optional();
/** Staff as patients know them: by name and profession, without HSA-id. */
export const namedOnly = z.object({ name: label });

/** A booking ticket as its patient sees it. */
export const patientTicket = ticket.omit({ byPersonId: true }).extend({ clinician: namedOnly.optional() });
export type PatientTicket = z.output<typeof patientTicket>;

/**
 * What has happened to a case, as its patient is told: of a handover only who helps now, of a pause not that it was only
 * suggested, of a cancellation by care the words to the patient and not the reason noted inside.
 */
const course = {
  /** `answerBy`: until when the patient is asked to answer. */
  onHold: z.object({ since: instant, answerBy: instant.optional() }).optional(),
  emergency: courseParts.emergency.unwrap().omit({ byName: true }).optional(),
  redirect: courseParts.redirect,
  noShow: z.object({ at: instant }).optional(),
  cancellation: courseParts.cancellation.unwrap().omit({ reason: true }).optional(),
  linkedTo: courseParts.linkedTo.unwrap().omit({ byName: true }).optional(),
  createdBy: namedOnly.optional(),
  /** What they have added themself, oldest first. */
  additions: courseParts.additions,
  /** Nobody has answered in the time the unit aims at. */
  overdueSince: courseParts.overdueSince,
  /** The booked time has come, and care has not (domain 4.6). */
  keptWaiting: z.literal(true).optional(),
  /** Colleagues who take part beside the responsible. */
  guests: z
    .array(visitSnapshot.shape.guests.unwrap().element.pick({ name: true, profession: true }))
    .optional(),
};

/** A case as its patient sees it (invariant 5: no priority, nothing internal). */
export const patientCase = visitSnapshot
  .pick({
    visitId: true,
    version: true,
    state: true,
    entry: true,
    careUnitId: true,
    careUnitName: true,
    ownWords: true,
    answers: true,
    createdAt: true,
    bookedFor: true,
    checkedInAt: true,
    waitingSince: true,
    claimedAt: true,
    startedAt: true,
    endedAt: true,
    asyncUntil: true,
    closedAt: true,
    cancelledAt: true,
    reopenedAt: true,
    sealing: true,
    ticketOrigin: true,
  })
  .extend({
    ...course,
    reason: label,
    /** With the unit, what a new case about the same thing begins with. */
    reasonCode: visitSnapshot.shape.reason.shape.code.optional(),
    responsible: visitSnapshot.shape.responsible.unwrap().omit({ personId: true }).optional(),
    phone: phone.optional(),
    /** In words: "vardagar 8–16"; absent when queue is away. */
    hours: label.optional(),
    opensAt,
    /** Texts of the unit to its patients; absent when there are none, or queue is away. */
    texts: unitTexts.optional(),
    booking: visitSnapshot.shape.booking
      .unwrap()
      .pick({ bookingId: true, from: true, to: true, visitType: true })
      .extend({ clinician: namedOnly.optional() })
      .optional(),
    /** Absent also when queue is away. */
    lateCancellationHours,
    /** When one can check in to a booked time. */
    checkIn: z.object({ from: instant, until: instant }).optional(),
    tickets: z.array(patientTicket).optional(),
    /** About how long the wait is and which place in the queue; only while waiting, in the view of one case. */
    waitingEstimate: waitingEstimate.answer.optional(),
    /** When their unanswered words are answered at the latest (domain 4.3-12); absent when nothing of theirs waits for an answer. */
    replyBy: instant.optional(),
    /** The patient may cancel now. */
    canCancel: z.boolean(),
    /** What the patient may do now, and why not; by the same rules as the buttons of staff. */
    actions: actionStates.optional(),
  });
export type PatientCase = z.output<typeof patientCase>;
/** A conversation as its patient sees it: what the unit has done to reach them is not part of it. */
export const patientConversation = conversation.omit({ notifications: true });
/** GET /api/patient/cases */
export const patientCases = z.object({ cases: z.array(patientCase), serverTime: instant, degraded });
/** GET /api/patient/cases/:id */
export const patientCaseView = z.object({
  case: patientCase,
  conversation: patientConversation.nullable(),
  degraded,
  serverTime: instant,
});
export type PatientCaseView = z.output<typeof patientCaseView>;
/** Answer of every command of a patient on the own case. */
export const caseAnswer = z.object({ case: patientCase });
