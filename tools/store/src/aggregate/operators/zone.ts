import { dateOf } from '../../bson/far-date.js';
import { type Maybe } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { isNullish } from '../build.js';

const MINUTE = 60_000;

/** Milliseconds a zone is ahead of UTC at an instant. */
export type Zone = (at: number) => number;

const UTC: Zone = () => 0;
const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (name: string): Intl.DateTimeFormat => {
  const known = formats.get(name);
  if (known) return known;
  try {
    const made = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(name, made);
    return made;
  } catch (cause) {
    throw new StoreError(40485, `unrecognized time zone identifier: "${name}"`, { cause });
  }
};

const named = (name: string): Zone => {
  const format = formatOf(name);
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
    const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
    const local = Date.UTC(
      year,
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return local - Math.floor(at / 1000) * 1000;
  };
};

const OFFSET = /^([+-])(\d{2})(?::?(\d{2}))?$/;

/** The zone of a name of the tz database or an offset such as `+02:00`; UTC when nothing is given. */
export const zoneOf = (value: Maybe): Zone => {
  if (isNullish(value) || value === 'UTC' || value === 'GMT' || value === 'Z') return UTC;
  if (typeof value !== 'string') throw new StoreError(40517, 'timezone must evaluate to a string');
  const offset = OFFSET.exec(value);
  if (!offset) return named(value);
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
  const ahead = (offset[1] === '-' ? -minutes : minutes) * MINUTE;
  return () => ahead;
};

/** The instant shown by a zone's clocks, as a date whose UTC fields are those of the clocks. */
export const toLocal = (at: Date, zone: Zone): Date => {
  if (Number.isNaN(at.getTime()))
    throw new StoreError(18537, 'Could not convert date: date component was outside the supported range');
  return new Date(at.getTime() + zone(at.getTime()));
};

/** The instant at which a zone's clocks show what `local`'s UTC fields say. */
export const fromLocal = (local: number, zone: Zone): Date => {
  const guess = local - zone(local);
  return dateOf(local - zone(guess));
};
