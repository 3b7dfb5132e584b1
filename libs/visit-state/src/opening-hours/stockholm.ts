/** The calendar of Swedish care; instants stay UTC (domain 4.8). */
const ZONE = 'Europe/Stockholm';
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A place in the calendar: the date, ISO 8601, and the minute of the day by the clock on the wall. */
export interface LocalTime {
  readonly date: string;
  readonly minutes: number;
}

/** What calendar and clock say in Stockholm at an instant. */
export const localTime = (instant: Date): LocalTime => {
  const parts = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    date: `${parts['year']}-${parts['month']}-${parts['day']}`,
    minutes: Number(parts['hour']) * 60 + Number(parts['minute']),
  };
};

/**
 * The instant of a place in the calendar. A time that the change to summer time skips is the one an hour later; one that
 * comes twice is the first.
 */
export const instantOf = ({ date, minutes }: LocalTime): Date => {
  const asUtc = Date.parse(`${date}T00:00:00.000Z`) + minutes * MINUTE_MS;
  const offsets = [offsetAt(asUtc - DAY_MS), offsetAt(asUtc + DAY_MS)];
  const candidates = offsets.map((offset) => asUtc - offset).sort((a, b) => a - b);
  const exact = candidates.find((candidate) => candidate + offsetAt(candidate) === asUtc);
  return new Date(exact ?? candidates[1] ?? asUtc);
};

/** How far Stockholm's clock is ahead of UTC, milliseconds. */
const offsetAt = (time: number): number => {
  const whole = Math.floor(time / MINUTE_MS) * MINUTE_MS;
  const { date, minutes } = localTime(new Date(whole));
  return Date.parse(`${date}T00:00:00.000Z`) + minutes * MINUTE_MS - whole;
};

/** The date so many days later. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Day of the week: 1 = Monday, 7 = Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00.000Z`).getUTCDay() || 7;
