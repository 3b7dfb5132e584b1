import { daysAfter, weekdayOf } from './stockholm.js';

/** Holidays with a date of their own, month and day (lag 1989:253); the eves are like Sundays (semesterlagen 1977:480 3 a §). */
const FIXED: readonly string[] = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];
/** Days from Easter Sunday: Good Friday, Easter Sunday, Easter Monday, Ascension Day, Whit Sunday. */
const FROM_EASTER: readonly number[] = [-2, 0, 1, 39, 49];
const FRIDAY = 5;
const SATURDAY = 6;

/** Whether a date is a Swedish public holiday or one of the eves that are like one. */
export const isHoliday = (date: string): boolean => {
  const year = Number(date.slice(0, 4));
  if (FIXED.includes(date.slice(5))) return true;
  const easter = easterSunday(year);
  return (
    FROM_EASTER.some((days) => daysAfter(easter, days) === date) ||
    date === firstFrom(`${year}-06-19`, FRIDAY) ||
    date === firstFrom(`${year}-06-20`, SATURDAY) ||
    date === firstFrom(`${year}-10-31`, SATURDAY)
  );
};

/** Midsummer's Eve and Day and All Saints' Day are the first such weekday from a date on. */
const firstFrom = (date: string, weekday: number): string =>
  daysAfter(date, (weekday - weekdayOf(date) + 7) % 7);

/** Easter Sunday by the Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
export const easterSunday = (year: number): string => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  const month = String(Math.floor(days / 31)).padStart(2, '0');
  return `${year}-${month}-${String((days % 31) + 1).padStart(2, '0')}`;
};
