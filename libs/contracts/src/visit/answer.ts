import { z } from 'zod';
import { id, version } from '../fields.js';
import { exampleSnapshot, visitSnapshot } from './snapshot.js';

/** Every change of a visit answers with the visit as it is after it. */
export const changedVisit = z.object({ visit: visitSnapshot });
export const exampleChange = { visit: exampleSnapshot };

/** A command on one visit. */
export const onVisit = { visitId: id };
/** The same, with the version the person saw; a change in between refuses with `visit.stale-version`. */
export const guarded = { visitId: id, expectedVersion: version };

/** Length of the asynchronous phase: one of the unit's choices; `until` only where the unit offers an own date. */
export const phaseChoice = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('hours'),
    hours: z
      .int()
      .min(0)
      .max(24 * 30),
  }),
  z.strictObject({ kind: z.literal('until'), until: z.iso.datetime({ precision: 3 }) }),
]);
