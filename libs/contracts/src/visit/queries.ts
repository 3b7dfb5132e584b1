import { z } from 'zod';
import { defineQuery } from '../define.js';
import { id } from '../fields.js';
import { exampleSnapshot, visitSnapshot } from './snapshot.js';

/** One visit, for those who may see it; the read is audited before the answer (invariant 8). */
export const getVisit = defineQuery({
  name: 'visit.get',
  meaning: 'One visit as the asker may see it.',
  payload: z.strictObject({
    visitId: id,
    /** Why it is read; goes to the audit row. `preview`: reading in before Ta emot. */
    purpose: z.enum(['preview', 'care', 'own']),
  }),
  answer: z.object({ visit: visitSnapshot }),
  examples: [
    { payload: { visitId: exampleSnapshot.visitId, purpose: 'care' }, answer: { visit: exampleSnapshot } },
  ],
});
/** A patient's own cases, newest first. */
export const listOwnCases = defineQuery({
  name: 'visit.own-cases',
  meaning: "The patient's own cases, newest first.",
  payload: z.strictObject({}),
  answer: z.object({ visits: z.array(visitSnapshot).max(200) }),
  examples: [{ payload: {}, answer: { visits: [exampleSnapshot] } }],
});
/** Earlier cases of the patient of a visit, for its side panel (*Tidigare ärenden*); needs the right to see the visit. */
export const listEarlierCases = defineQuery({
  name: 'visit.earlier-cases',
  meaning: "The patient's other cases at the same care unit, newest first, without their contents.",
  payload: z.strictObject({ visitId: id }),
  answer: z.object({
    cases: z.array(visitSnapshot.pick({ visitId: true, reason: true, createdAt: true, state: true })).max(20),
  }),
  examples: [{ payload: { visitId: exampleSnapshot.visitId }, answer: { cases: [] } }],
});
