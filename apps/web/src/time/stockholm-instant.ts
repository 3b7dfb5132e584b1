import { SWEDISH_ZONE } from './swedish-time.js';

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})T(\d{1,2})[.:](\d{2})$/;

/** Wall-clock time in Sweden at an instant, written as if it were UTC: the difference to the instant is the offset. */
const wallClock = (instant: number): number => {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: SWEDISH_ZONE,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).format(instant);
  return Date.parse(`${text.replace(' ', 'T')}Z`);
};

const HOUR_MS = 3_600_000;

/**
 * The instant of a Swedish date and time of day, or undefined when the text is not one ("31 februari", "25.00", or the hour
 * that the spring clock change skips). In the repeated autumn hour the earlier instant is meant.
 * @param date ISO calendar date @param time "10.52" or "10:52"
 */
export const stockholmInstant = (date: string, time: string): Date | undefined => {
  const match = PATTERN.exec(`${date.trim()}T${time.trim()}`);
  if (!match) return undefined;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  const isRealDate = new Date(wall).toISOString().startsWith(`${date.trim()}T`) && hour < 24 && minute < 60;
  if (!isRealDate) return undefined;
  const candidates = [wall - 2 * HOUR_MS, wall - HOUR_MS];
  const fitting = candidates.find((candidate) => wallClock(candidate) === wall);
  return fitting === undefined ? undefined : new Date(fitting);
};
