const DAY = 86_400_000;

/** Day of the year, from 1. */
export const dayOfYear = (local: Date): number =>
  Math.floor((local.getTime() - Date.UTC(local.getUTCFullYear(), 0, 1)) / DAY) + 1;

/** Week of the year that begins on Sundays, 0 before the first. */
export const sundayWeek = (local: Date): number => Math.floor((dayOfYear(local) + 6 - local.getUTCDay()) / 7);

/** Day of the week by ISO 8601: Monday is 1. */
export const isoDay = (local: Date): number => local.getUTCDay() || 7;

/** The Thursday of the same ISO week, which tells the week's year. */
const thursday = (local: Date): Date => new Date(local.getTime() + (4 - isoDay(local)) * DAY);

export const isoYear = (local: Date): number => thursday(local).getUTCFullYear();

export const isoWeek = (local: Date): number => Math.floor((dayOfYear(thursday(local)) - 1) / 7) + 1;

/** The Monday on which an ISO year begins, in milliseconds. */
export const isoYearStart = (year: number): number => {
  const fourth = new Date(Date.UTC(year, 0, 4));
  return fourth.getTime() - (isoDay(fourth) - 1) * DAY;
};

/** A moment of the calendar in milliseconds; parts out of their range carry over. Years below 100 mean themselves. */
export const moment = (year: number, month: number, day: number, rest = 0): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime() + rest;
};
