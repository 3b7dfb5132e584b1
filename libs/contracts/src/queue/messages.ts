import { z } from 'zod';
import { defineEvent, defineQuery } from '../define.js';
import { careUnitId } from '../fields.js';
import { caseChangedV1, listCases } from './cases.js';
import { listAssignments } from './staff.js';
import { careUnit, exampleUnit } from './unit.js';

/** The care units a patient can turn to, with contact reasons and questions. Anyone logged in may ask. */
export const listUnits = defineQuery({
  name: 'queue.units',
  meaning: 'The care units with their contact reasons, questions, hours and settings.',
  payload: z.strictObject({ careUnitId: careUnitId.optional() }),
  answer: z.object({ units: z.array(careUnit).max(200) }),
  examples: [{ payload: {}, answer: { units: [exampleUnit] } }],
});
/** Settings are state: whoever needs them keeps a copy by version. */
export const unitChangedV1 = defineEvent({
  type: 'queue.unit-changed.v1',
  carries: 'state',
  meaning: 'A care unit has been created or its settings have changed.',
  data: z.object({ unit: careUnit }),
  examples: [{ unit: exampleUnit }],
});

export const QUEUE_COMMANDS = [] as const;
export const QUEUE_QUERIES = [listUnits, listAssignments, listCases] as const;
export const QUEUE_EVENTS = [unitChangedV1, caseChangedV1] as const;
