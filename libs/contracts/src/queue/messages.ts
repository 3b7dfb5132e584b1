import { z } from 'zod';
import { defineEvent, defineQuery } from '../define.js';
import { careUnitId } from '../fields.js';
import { listUnitHistory, updateUnit } from './administration.js';
import { acknowledgeAlarm, alarmChangedV1, listAlarms } from './alarms.js';
import { bookingChangedV1, bookSlot, createSlots, listSlots, rebookSlot, removeSlot } from './bookings.js';
import { caseChangedV1, listCases, listPunctuality } from './cases.js';
import { checkShift, endShift, keepShift, listResources, shiftChangedV1, startShift } from './shifts.js';
import { listAssignments, listStaff, updateMember } from './staff.js';
import { careUnit, exampleUnit } from './unit.js';
import { waitingEstimate } from './waiting.js';

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

export const QUEUE_COMMANDS = [
  startShift,
  endShift,
  keepShift,
  bookSlot,
  rebookSlot,
  createSlots,
  removeSlot,
  acknowledgeAlarm,
  updateUnit,
  updateMember,
] as const;
export const QUEUE_QUERIES = [
  listUnits,
  listAssignments,
  listStaff,
  listCases,
  waitingEstimate,
  listPunctuality,
  checkShift,
  listResources,
  listSlots,
  listAlarms,
  listUnitHistory,
] as const;
export const QUEUE_EVENTS = [
  unitChangedV1,
  caseChangedV1,
  shiftChangedV1,
  bookingChangedV1,
  alarmChangedV1,
] as const;
