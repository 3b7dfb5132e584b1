import { daysAfter, instantOf } from '@om/visit-state';

/** When a Swedish day begins and when the next one does, in UTC; a day is 23 or 25 hours long when the clock changes. */
export const dayInStockholm = (date: string): { readonly from: string; readonly to: string } => ({
  from: midnight(date),
  to: midnight(daysAfter(date, 1)),
});

const midnight = (date: string): string => instantOf({ date, minutes: 0 }).toISOString();
