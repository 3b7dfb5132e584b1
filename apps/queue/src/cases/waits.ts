import { closesAt, nextOpening, type OpeningHours } from '@om/visit-state';

/** How many starts are looked back on, and how many there must be for a number to mean something (domain 4.7). */
export const LAST_STARTS = 20;
const FEWEST_STARTS = 5;
/** Patients are told a round number. */
const ROUND_TO_MINUTES = 5;
const MINUTE_MS = 60_000;
/** Openings that one wait can reach over before it is simply long. */
const MOST_OPENINGS = 60;

/** Minutes a unit was open between two instants: nobody is answered at night, so a night says nothing about the wait. */
export const openMinutesBetween = (hours: OpeningHours | undefined, from: Date, to: Date): number => {
  if (!hours) return Math.max(0, to.getTime() - from.getTime()) / MINUTE_MS;
  let open = 0;
  let at = nextOpening(hours, from);
  for (let opening = 0; opening < MOST_OPENINGS && at && at < to; opening += 1) {
    const end = closesAt(hours, at) ?? to;
    const until = end < to ? end : to;
    open += until.getTime() - at.getTime();
    at = nextOpening(hours, until);
  }
  return open / MINUTE_MS;
};

/** The median of the waits, in minutes rounded up to 5, and never less: nobody is told of no wait; undefined for fewer than five. */
export const estimateFrom = (waits: readonly number[]): number | undefined => {
  if (waits.length < FEWEST_STARTS) return undefined;
  const sorted = waits.slice(0, LAST_STARTS).sort((left, right) => left - right);
  const upper = Math.floor(sorted.length / 2);
  const lower = Math.ceil(sorted.length / 2) - 1;
  const median = ((sorted[lower] ?? 0) + (sorted[upper] ?? 0)) / 2;
  return Math.max(1, Math.ceil(median / ROUND_TO_MINUTES)) * ROUND_TO_MINUTES;
};
