import { z } from 'zod';
import { instant, label, phone } from '../fields.js';
import { contactReason } from '../queue/index.js';
import { visitSnapshot } from '../visit/snapshot.js';
import { degraded } from './problem.js';
import { conversation } from './staff-views.js';

/** A unit as patients see it: no priorities, no settings. GET /api/patient/units */
export const patientUnit = z.object({
  careUnitId: z.string(),
  name: label,
  hours: label,
  reasons: z.array(contactReason.omit({ priority: true })),
});
export type PatientUnit = z.output<typeof patientUnit>;
export const patientUnits = z.object({ units: z.array(patientUnit) });

/** A case as its patient sees it (invariant 5: no priority, nothing internal). */
export const patientCase = visitSnapshot
  .pick({
    visitId: true,
    version: true,
    state: true,
    entry: true,
    careUnitName: true,
    ownWords: true,
    answers: true,
    createdAt: true,
    bookedFor: true,
    waitingSince: true,
    claimedAt: true,
    startedAt: true,
    endedAt: true,
    asyncUntil: true,
    closedAt: true,
    cancelledAt: true,
    sealing: true,
  })
  .extend({
    reason: label,
    responsible: visitSnapshot.shape.responsible.unwrap().omit({ personId: true }).optional(),
    phone: phone.optional(),
    /** In words: "vardagar 8–16"; absent when queue is away. */
    hours: label.optional(),
    /** The patient may cancel now. */
    canCancel: z.boolean(),
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
