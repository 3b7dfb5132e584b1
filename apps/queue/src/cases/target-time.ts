import type { DateTime } from 'luxon';
import { inStockholm } from './stockholm.js';

/** Monday to Friday. Public holidays come with opening hours. */
const isWorkingDay = (at: DateTime): boolean => at.weekday <= 5;

const nextWorkingDay = (at: DateTime): DateTime => {
  const next = at.plus({ days: 1 });
  return isWorkingDay(next) ? next : nextWorkingDay(next);
};

/**
 * So many working days later at the same clock time, also across a change to or from summer time. What comes on a Saturday
 * or Sunday counts from the first minute of Monday, so that a later case is never due before an earlier one.
 */
const workingDaysAfter = (since: DateTime, days: number): DateTime => {
  let at = isWorkingDay(since) ? since : nextWorkingDay(since).startOf('day');
  for (let left = days; left > 0; left -= 1) at = nextWorkingDay(at);
  return at;
};

/** How soon a priority is to be answered (domain 4.6 First answer): at once, 15 minutes, 15 minutes, 5 working days, 24 hours. */
const TARGETS: readonly ((since: DateTime) => DateTime)[] = [
  (since) => since,
  (since) => since.plus({ minutes: 15 }),
  (since) => since.plus({ minutes: 15 }),
  (since) => workingDaysAfter(since, 5),
  (since) => since.plus({ hours: 24 }),
];

/**
 * When a wait becomes late.
 * @param priority 1 to 5
 * @param since instant from when the patient waits, ISO 8601 in UTC
 */
export const dueAt = (priority: number, since: string): string | undefined =>
  TARGETS[priority - 1]?.(inStockholm(since)).toJSDate().toISOString();
