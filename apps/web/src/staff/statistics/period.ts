import { swedishDay } from '../../time/swedish-time.js';

/** How many Swedish calendar days back a table looks, today counted; the longest that queue answers is 92. */
export const PERIODS = [1, 7, 30, 90] as const;
export type Period = (typeof PERIODS)[number];

const DAY_MS = 86_400_000;

/** The first and last day of a period that ends today, `YYYY-MM-DD`. */
export const daysOf = (period: Period, now: number): { readonly from: string; readonly to: string } => {
  const to = swedishDay(now);
  // Counted from noon of the calendar day, so that the hour a clock change adds or takes never skips a day.
  const noon = Date.parse(`${to}T12:00:00.000Z`);
  return { from: new Date(noon - (period - 1) * DAY_MS).toISOString().slice(0, 10), to };
};

/** "2 (5 %)"; without a share when nothing was booked. */
export const countWithShare = (count: number, booked: number): string =>
  booked === 0 ? String(count) : `${count} (${Math.round((count / booked) * 100)} %)`;
