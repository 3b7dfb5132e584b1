import { z } from 'zod';
import { defineCommand } from '../define.js';
import { careUnitId, hsaId } from '../fields.js';
import { changedVisit, exampleChange, onVisit } from './answer.js';
import { exampleSnapshot } from './snapshot.js';

const visitId = exampleSnapshot.visitId;
const personId = 'SE2321000131-P000000000021';

/**
 * *Bjud in kollega* (seed 2.2-5). Name and profession are resolved by visit. Refused with `visit.unknown-person` or
 * `visit.already-guest`.
 */
export const inviteGuest = defineCommand({
  name: 'visit.invite-guest',
  meaning: 'The responsible clinician lets a colleague take part in the patient chat.',
  payload: z.strictObject({
    ...onVisit,
    personId: hsaId,
    careUnitId,
    /** Whether the guest may read what was written before. */
    sees: z.enum(['all', 'from-now']),
  }),
  answer: changedVisit,
  examples: [{ payload: { visitId, personId, careUnitId: 'min-vard', sees: 'all' }, answer: exampleChange }],
});
export const leaveAsGuest = defineCommand({
  name: 'visit.leave-as-guest',
  meaning: 'A guest leaves the visit.',
  payload: z.strictObject(onVisit),
  answer: changedVisit,
  examples: [{ payload: { visitId }, answer: exampleChange }],
});
export const removeGuest = defineCommand({
  name: 'visit.remove-guest',
  meaning: 'The responsible clinician, or the unit lead, ends the participation of a guest.',
  payload: z.strictObject({ ...onVisit, personId: hsaId }),
  answer: changedVisit,
  examples: [{ payload: { visitId, personId }, answer: exampleChange }],
});
