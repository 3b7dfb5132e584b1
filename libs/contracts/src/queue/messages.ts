import { z } from 'zod';
import { defineEvent, defineQuery } from '../define.js';
import { careUnitId, hsaId, label } from '../fields.js';
import { profession } from '../principal.js';
import { assignment, careUnit, CASE_TABS, caseRow, exampleRow, exampleUnit } from './schemas.js';

/** The care units a patient can turn to, with contact reasons and questions. Anyone logged in may ask. */
export const listUnits = defineQuery({
  name: 'queue.units',
  meaning: 'The care units with their contact reasons, questions, hours and settings.',
  payload: z.strictObject({ careUnitId: careUnitId.optional() }),
  answer: z.object({ units: z.array(careUnit).max(200) }),
  examples: [{ payload: {}, answer: { units: [exampleUnit] } }],
});
/** Which unit and role a person may choose at login. Asked by the gateway itself. */
export const listAssignments = defineQuery({
  name: 'queue.assignments',
  meaning: 'The assignments of a member of staff: care units and roles to choose from at login.',
  payload: z.strictObject({ hsaId }),
  answer: z.object({ name: label, profession, assignments: z.array(assignment).max(50) }),
  examples: [
    {
      payload: { hsaId: 'SE2321000131-P000000000039' },
      answer: {
        name: 'HSP39 TestPerson39',
        profession: 'nurse',
        assignments: [{ careUnitId: 'min-vard', careUnitName: 'Min vård Testköping', role: 'nurse' }],
      },
    },
  ],
});
/**
 * Counting stops here, so that a list costs the same however much waits: a tab with this number has as many or more, shown
 * as "99+".
 */
export const COUNTED_AT_MOST = 100;
/** Numbers on the tabs, see {@link COUNTED_AT_MOST}. */
const counts = z.object({
  waiting: z.int(),
  booked: z.int(),
  mine: z.int(),
  replies: z.int(),
  ended: z.int(),
});
/** One tab of Startsida for the asker's unit and person, in the order of the list, with the counts of all tabs. */
export const listCases = defineQuery({
  name: 'queue.cases',
  meaning: "One tab of Startsida for the asker's care unit, sorted as shown, with the counts of all tabs.",
  payload: z.strictObject({ tab: z.enum(CASE_TABS), limit: z.int().min(1).max(200) }),
  answer: z.object({ rows: z.array(caseRow).max(200), more: z.boolean(), counts }),
  examples: [
    {
      payload: { tab: 'waiting', limit: 100 },
      answer: {
        rows: [exampleRow],
        more: false,
        counts: { waiting: 1, booked: 0, mine: 0, replies: 0, ended: 0 },
      },
    },
  ],
});
export const QUEUE_QUERIES = [listUnits, listAssignments, listCases] as const;

/** Settings are state: whoever needs them keeps a copy by version. */
export const unitChangedV1 = defineEvent({
  type: 'queue.unit-changed.v1',
  carries: 'state',
  meaning: 'A care unit has been created or its settings have changed.',
  data: z.object({ unit: careUnit }),
  examples: [{ unit: exampleUnit }],
});
/** The list is ready to be read again: the read model has taken in a change of this case. */
export const caseChangedV1 = defineEvent({
  type: 'queue.case-changed.v1',
  carries: 'state',
  meaning: 'A row of Startsida has changed; the read model already shows it.',
  data: z.object({ row: caseRow }),
  examples: [{ row: exampleRow }],
});
export const QUEUE_EVENTS = [unitChangedV1, caseChangedV1] as const;
