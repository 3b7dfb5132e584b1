import { z } from 'zod';
import { defineEvent } from '../define.js';
import { exampleSnapshot, visitSnapshot, type VisitSnapshot } from './snapshot.js';

/** All state events of a visit carry the same thing: the whole visit as listeners need it (architecture 2-2). */
export const stateEvent = (name: string, meaning: string, example: Partial<VisitSnapshot> = {}) =>
  defineEvent({
    type: `visit.${name}.v1`,
    carries: 'state',
    meaning,
    data: z.object({ visit: visitSnapshot }),
    examples: [{ visit: { ...exampleSnapshot, ...example } }],
  });
