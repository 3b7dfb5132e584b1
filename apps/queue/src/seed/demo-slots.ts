import { addWorkingDays, localTime, instantOf } from '@om/visit-state';
import { plannedSlots, type WithClinician } from '../bookings/slot-plan.js';
import type { SlotDocument } from '../bookings/slot.schema.js';
import { DEMO_STAFF } from './demo-staff.js';
import { DEMO_UNITS } from './demo-units.js';

const QUARTER_MS = 900_000;
const NINE = 9 * 60;
const DAYS = 10;
/** Times a day and clinician; twenty minutes each, from nine. */
const A_DAY = 8;
const MINUTES = 20;
const QUARTERS_TODAY = 8;

/**
 * Made-up times: the next quarters of an hour with nobody in particular, so that checking in can be tried at once, and from
 * the next working day on the mornings of every clinician, of whom each unit gets every other day.
 */
export const demoSlots = (careUnitId: string, now: Date): SlotDocument[] => {
  const quarter = new Date(Math.ceil((now.getTime() + 1) / QUARTER_MS) * QUARTER_MS);
  const soon = times(careUnitId, quarter, { count: QUARTERS_TODAY, minutes: 15 });
  const place = DEMO_UNITS.findIndex((unit) => unit.careUnitId === careUnitId);
  const mornings = Array.from({ length: DAYS }, (_, day) => day + 1)
    .filter((day) => day % DEMO_UNITS.length === place)
    .map((day) => instantOf({ date: localTime(addWorkingDays(undefined, now, day)).date, minutes: NINE }));
  const withClinicians = mornings.flatMap((morning) =>
    DEMO_STAFF.flatMap(({ _id, name }) =>
      times(careUnitId, morning, { count: A_DAY, minutes: MINUTES, clinician: { personId: _id, name } }),
    ),
  );
  return [...soon, ...withClinicians];
};

const times = (
  careUnitId: string,
  from: Date,
  { count, minutes, clinician }: { count: number; minutes: number; clinician?: WithClinician },
): SlotDocument[] => {
  const to = new Date(from.getTime() + count * minutes * 60_000);
  return plannedSlots({ from: from.toISOString(), to: to.toISOString(), minutes }, careUnitId, clinician);
};
