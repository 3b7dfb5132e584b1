import { z } from 'zod';
import { defineCommand } from '../define.js';
import { careUnitId, id, instant, label, LIMITS, personnummer, phone } from '../fields.js';
import {
  changedVisit as answer,
  exampleChange as exampleAnswer,
  guarded,
  onVisit,
  phaseChoice,
} from './answer.js';
import { exampleSnapshot, interpreter } from './snapshot.js';

const visitId = exampleSnapshot.visitId;

/** A patient sends a case (domain 4.3-1). The id is the browser's, so that sending twice is one case. */
export const sendCase = defineCommand({
  name: 'visit.send-case',
  meaning: 'A patient sends a case to a care unit and begins to wait.',
  payload: z.strictObject({
    visitId: id,
    careUnitId,
    reasonCode: z.string().max(60),
    /** One answer a question of the contact reason, in the unit's order. */
    answers: z
      .array(z.strictObject({ questionId: z.string().max(60), answer: z.string().trim().min(1).max(500) }))
      .max(4),
    /** Answer to the red-flag question; `true` shows 112 and sends nothing. */
    redFlag: z.boolean(),
    ownWords: z.string().trim().min(1).max(LIMITS.reason),
    phone: phone.optional(),
    interpreter: interpreter.optional(),
    /** The own case, over, that this one goes on from (4.7); anything else is refused with `visit.follows-target`. */
    followsVisitId: id.optional(),
  }),
  answer,
  examples: [
    {
      payload: {
        visitId,
        careUnitId: 'min-vard',
        reasonCode: 'axelbesvar',
        redFlag: false,
        answers: [{ questionId: 'hur-lange', answer: 'Cirka tre veckor' }],
        ownWords: 'Ont i höger axel.',
      },
      answer: { visit: { ...exampleSnapshot, version: 1, state: 'waiting' } },
    },
  ],
});

/**
 * *Ta emot* (seed 2.1-1). Exactly one of many wins; the others get `visit.already-claimed` with `name` and `at`. Whose shift is
 * over gets `visit.shift-over`, as for everything by which somebody takes or goes on with a case (domain 4.3-6).
 */
export const claimVisit = defineCommand({
  name: 'visit.claim',
  meaning: 'A clinician takes the case: Ta emot.',
  payload: z.strictObject(onVisit),
  answer,
  examples: [{ payload: { visitId }, answer: exampleAnswer }],
});
/** *Släpp ärendet* (domain 4.3-7). */
export const releaseVisit = defineCommand({
  name: 'visit.release',
  meaning: 'The responsible clinician gives the case back to the queue: Släpp ärendet.',
  payload: z.strictObject(onVisit),
  answer,
  examples: [{ payload: { visitId }, answer: exampleAnswer }],
});
/** *Starta besök* (seed 2.1-2). */
export const startVisit = defineCommand({
  name: 'visit.start',
  meaning: 'The responsible clinician starts the visit: Starta besök.',
  payload: z.strictObject(guarded),
  answer,
  examples: [{ payload: { visitId, expectedVersion: 2 }, answer: exampleAnswer }],
});
/** *Avsluta besök* (seed 2.3). `async` is one of the unit's choices; `until` only where the unit offers an own date. */
export const endVisit = defineCommand({
  name: 'visit.end',
  meaning: 'The responsible clinician ends the visit and chooses the asynchronous phase: Avsluta besök.',
  payload: z.strictObject({
    ...guarded,
    async: phaseChoice,
    /** *Meddelande*: send the unit's automatic message 72 hours after the end unless someone has written. */
    autoMessage: z.boolean(),
  }),
  answer,
  examples: [
    {
      payload: { visitId, expectedVersion: 3, async: { kind: 'hours', hours: 72 }, autoMessage: false },
      answer: exampleAnswer,
    },
  ],
});
/** *Avbryt ärendet* by the patient, also while *Ta emot* is being pressed (domain 4.3-18). */
export const cancelVisit = defineCommand({
  name: 'visit.cancel',
  meaning: 'The patient takes the case back before it has started.',
  payload: z.strictObject(onVisit),
  answer,
  examples: [{ payload: { visitId }, answer: exampleAnswer }],
});
/** Puts a person who has logged in into the register, or finds them there. Asked by the gateway itself. */
export const registerPatient = defineCommand({
  name: 'visit.register-patient',
  meaning: 'A person has proven who they are; find or create them in the patient register.',
  payload: z.strictObject({
    personnummer,
    name: label,
    /** Whether the identity provider says that the identity is protected; absent = it says nothing, and nothing changes. */
    protectedIdentity: z.boolean().optional(),
  }),
  answer: z.object({ patientId: id, name: label, phone: phone.optional() }),
  examples: [
    {
      payload: { personnummer: '198603042386', name: 'Testpatient P24-40' },
      answer: { patientId: exampleSnapshot.patient.patientId, name: 'Testpatient P24-40' },
    },
  ],
});
/** Development only: makes one visit believe that time has passed, so that nobody waits three days (docs/adr). */
export const elapseVisit = defineCommand({
  name: 'visit.dev-elapse',
  meaning: 'Development only: moves the timers of one visit as if the hours had passed.',
  payload: z.strictObject({
    visitId: id,
    hours: z
      .number()
      .positive()
      .max(24 * 60),
  }),
  answer,
  examples: [{ payload: { visitId, hours: 72 }, answer: exampleAnswer }],
});
/** Development only: a booked case, as the seed makes one; booking by people comes with slots and tickets. */
export const bookVisit = defineCommand({
  name: 'visit.dev-book',
  meaning: 'Development only: books a time for a patient of the register.',
  payload: z.strictObject({
    visitId: id,
    personnummer,
    careUnitId,
    reasonCode: z.string().max(60),
    bookedFor: instant,
  }),
  answer,
  examples: [
    {
      payload: {
        visitId,
        personnummer: '198603042386',
        careUnitId: 'min-vard',
        reasonCode: 'axelbesvar',
        bookedFor: '2026-11-23T10:00:00.000Z',
      },
      answer: { visit: { ...exampleSnapshot, version: 1, state: 'scheduled', entry: 'booked' } },
    },
  ],
});
