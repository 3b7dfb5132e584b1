import { z } from 'zod';
import { defineQuery } from '../define.js';
import { careUnitId, id, priority } from '../fields.js';

/**
 * How long a patient will wait: the median of the last 20 starts at the same priority, in minutes rounded up to 5 and counted
 * in opening hours; absent under 5 starts. `place` is the place in the queue, 1 is next; absent without a visit, for one that
 * does not wait, and from the 100th on. A patient asks about an own visit; the answer never shows the priority.
 */
export const waitingEstimate = defineQuery({
  name: 'queue.waiting-estimate',
  meaning: 'About how long a patient waits, from the last starts at the same priority.',
  payload: z.strictObject({ careUnitId, priority: priority.optional(), visitId: id.optional() }),
  answer: z.object({ minutes: z.int().min(0).optional(), place: z.int().min(1).optional() }),
  examples: [
    {
      payload: { careUnitId: 'min-vard', visitId: '0198c1f2-0000-7000-8000-000000000001' },
      answer: { minutes: 15, place: 3 },
    },
    { payload: { careUnitId: 'min-vard', priority: 3 }, answer: {} },
  ],
});
