import { isHoliday } from './holidays.js';
import { daysAfter, instantOf, localTime, weekdayOf } from './stockholm.js';

const MINUTE_MS = 60_000;
/** Who never opens within so many days is treated as never opening. */
const LOOK_AHEAD_DAYS = 400;
const WORKING_DAYS = 5;

interface ClockSpan {
  /** `HH:mm` in Europe/Stockholm; `24:00` is the end of the day. */
  readonly from: string;
  readonly to: string;
}

/** When a unit answers. The `openingHours` of a care unit in the contracts fits. */
export interface OpeningHours {
  /** Day 1 is Monday. */
  readonly weekly: readonly (ClockSpan & { readonly day: number })[];
  readonly holidays: 'closed' | 'open';
  /** Single days that differ; without `open` closed. They win over week and holiday. */
  readonly special: readonly { readonly date: string; readonly open?: ClockSpan | undefined }[];
}

/** A stretch of time in which a unit is open. */
interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** Whether a unit is open; without hours it always is. */
export const isOpen = (hours: OpeningHours | undefined, at: Date): boolean =>
  nextOpening(hours, at)?.getTime() === at.getTime();

/** `at` if the unit is open then, else when it opens next; undefined when it never does. */
export const nextOpening = (hours: OpeningHours | undefined, at: Date): Date | undefined => {
  if (!hours) return at;
  for (const span of spansFrom(hours, at)) return later(span.from, at);
  return undefined;
};

/** When the unit closes: the end of the present opening, or of the next; undefined when it never closes, or never opens. */
export const closesAt = (hours: OpeningHours | undefined, at: Date): Date | undefined => {
  if (!hours) return undefined;
  let end: Date | undefined;
  for (const { from, to } of spansFrom(hours, at)) {
    if (end && from > end) return end;
    end = to;
  }
  return end;
};

/**
 * The instant when the unit has been open for so many minutes after `at`. Who never opens counts every minute, so that
 * nothing that waits is forgotten.
 */
export const addOpenMinutes = (hours: OpeningHours | undefined, at: Date, minutes: number): Date => {
  const plainly = new Date(at.getTime() + minutes * MINUTE_MS);
  if (!hours) return plainly;
  let left = minutes * MINUTE_MS;
  for (const span of spansFrom(hours, at)) {
    const from = later(span.from, at).getTime();
    const length = span.to.getTime() - from;
    if (left <= length) return new Date(from + left);
    left -= length;
  }
  return plainly;
};

/**
 * So many working days later at the same clock time. A working day is one the unit opens on, or without hours Monday to
 * Friday that is no holiday. What comes on another day counts from the first minute of the next working day, so that a later
 * case is never due before an earlier one.
 */
export const addWorkingDays = (hours: OpeningHours | undefined, at: Date, days: number): Date => {
  const { date, minutes } = localTime(at);
  const starts = isWorkingDay(hours, date);
  let day = starts ? date : nextWorkingDay(hours, date);
  for (let left = days; left > 0; left -= 1) day = nextWorkingDay(hours, day);
  return instantOf({ date: day, minutes: starts ? minutes : 0 });
};

const isWorkingDay = (hours: OpeningHours | undefined, date: string): boolean =>
  hours ? spansOn(hours, date).length > 0 : weekdayOf(date) <= WORKING_DAYS && !isHoliday(date);

const nextWorkingDay = (hours: OpeningHours | undefined, date: string): string => {
  for (let days = 1; days <= LOOK_AHEAD_DAYS; days += 1) {
    const next = daysAfter(date, days);
    if (isWorkingDay(hours, next)) return next;
  }
  return daysAfter(date, 1);
};

/** The openings that are not over at `at`, in order. */
const spansFrom = function* (hours: OpeningHours, at: Date): Generator<Span> {
  const { date } = localTime(at);
  for (let days = 0; days <= LOOK_AHEAD_DAYS; days += 1) {
    for (const span of spansOn(hours, daysAfter(date, days))) if (span.to > at) yield span;
  }
};

const spansOn = ({ weekly, holidays, special }: OpeningHours, date: string): Span[] => {
  const differs = special.find((day) => day.date === date);
  if (differs) return differs.open ? [spanOf(date, differs.open)] : [];
  if (holidays === 'closed' && isHoliday(date)) return [];
  return weekly
    .filter(({ day }) => day === weekdayOf(date))
    .map((span) => spanOf(date, span))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from.getTime() - b.from.getTime());
};

const spanOf = (date: string, { from, to }: ClockSpan): Span => ({
  from: instantOf({ date, minutes: minutesOf(from) }),
  to: instantOf({ date, minutes: minutesOf(to) }),
});

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const later = (one: Date, other: Date): Date => (one > other ? one : other);
