const STOCKHOLM = 'Europe/Stockholm';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: STOCKHOLM, weekday: 'short' });
const offsetName = new Intl.DateTimeFormat('en-GB', { timeZone: STOCKHOLM, timeZoneName: 'longOffset' });

/** Minutes that Stockholm is ahead of UTC at an instant: 60 in winter, 120 in summer. */
const offsetMinutes = (at: Date): number => {
  const name = offsetName.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, hours = '0', minutes = '0'] = /GMT\+(\d+):(\d+)/.exec(name) ?? [];
  return Number(hours) * 60 + Number(minutes);
};

const isWorkingDay = (at: Date): boolean => !['Sat', 'Sun'].includes(weekday.format(at));

/** The same clock time in Stockholm so many days later, also across a change to or from summer time. */
const addDays = (at: Date, days: number): Date => {
  const later = new Date(at.getTime() + days * DAY_MS);
  return new Date(later.getTime() + (offsetMinutes(at) - offsetMinutes(later)) * MINUTE_MS);
};

/** The same clock time so many working days (Monday to Friday) later. Public holidays come with opening hours. */
export const addWorkingDays = (at: Date, days: number): Date => {
  let moment = at;
  for (let left = days; left > 0;) {
    moment = addDays(moment, 1);
    if (isWorkingDay(moment)) left -= 1;
  }
  return moment;
};

/** How soon a priority is to be answered (domain 4.6 First answer): at once, 15 minutes, 15 minutes, 5 working days, 24 hours. */
const TARGETS: readonly ((since: Date) => Date)[] = [
  (since) => since,
  (since) => new Date(since.getTime() + 15 * MINUTE_MS),
  (since) => new Date(since.getTime() + 15 * MINUTE_MS),
  (since) => addWorkingDays(since, 5),
  (since) => new Date(since.getTime() + DAY_MS),
];

/**
 * When a wait becomes late.
 * @param priority 1 to 5
 * @param since instant from when the patient waits, ISO 8601 in UTC
 */
export const dueAt = (priority: number, since: string): string | undefined =>
  TARGETS[priority - 1]?.(new Date(since)).toISOString();
