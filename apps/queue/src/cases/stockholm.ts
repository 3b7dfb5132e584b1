import { DateTime } from 'luxon';

/** The calendar of Swedish care; instants stay UTC (domain 4.8). */
const ZONE = 'Europe/Stockholm';

/** An instant on the Swedish clock. */
export const inStockholm = (instant: string): DateTime => DateTime.fromISO(instant, { zone: ZONE });

/** When a Swedish day begins and when the next one does, in UTC; a day is 23 or 25 hours long when the clock changes. */
export const dayInStockholm = (date: string): { readonly from: string; readonly to: string } => {
  const start = DateTime.fromISO(date, { zone: ZONE }).startOf('day');
  return { from: utc(start), to: utc(start.plus({ days: 1 })) };
};

const utc = (at: DateTime): string => at.toJSDate().toISOString();
