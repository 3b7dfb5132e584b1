import { show } from '../../bson/show.js';
import { ObjectId, Timestamp } from 'bson';
import { dateOf } from '../../bson/far-date.js';
import { type Maybe, MISSING, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { compileFields, isNullish, namedOperands, typeName } from '../build.js';
import type { Operator } from '../scope.js';
import { dayOfYear, isoDay, isoWeek, isoYear, moment, sundayWeek } from './calendar.js';
import { fromLocal, toLocal, type Zone, zoneOf } from './zone.js';

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const offsetMinutes = (at: Date, zone: Zone): number => Math.round(zone(at.getTime()) / 60_000);

const offsetText = (minutes: number): string =>
  `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60), 2)}${pad(Math.abs(minutes) % 60, 2)}`;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

type Write = (local: Date, minutes: number) => string;

/** What each letter after `%` writes. */
const WRITERS: Record<string, Write> = {
  Y: (local) => pad(local.getUTCFullYear(), 4),
  m: (local) => pad(local.getUTCMonth() + 1, 2),
  d: (local) => pad(local.getUTCDate(), 2),
  H: (local) => pad(local.getUTCHours(), 2),
  M: (local) => pad(local.getUTCMinutes(), 2),
  S: (local) => pad(local.getUTCSeconds(), 2),
  L: (local) => pad(local.getUTCMilliseconds(), 3),
  j: (local) => pad(dayOfYear(local), 3),
  w: (local) => String(local.getUTCDay() + 1),
  u: (local) => String(isoDay(local)),
  U: (local) => pad(sundayWeek(local), 2),
  V: (local) => pad(isoWeek(local), 2),
  G: (local) => pad(isoYear(local), 4),
  b: (local) => (MONTHS[local.getUTCMonth()] ?? '').slice(0, 3),
  B: (local) => MONTHS[local.getUTCMonth()] ?? '',
  z: (_local, minutes) => offsetText(minutes),
  Z: (_local, minutes) => String(minutes),
  '%': () => '%',
};

const write = (at: Date, format: string, zone: Zone): string => {
  const local = toLocal(at, zone);
  return format.replace(/%([\s\S]?)/g, (_whole, letter: string) => {
    const writer = Object.hasOwn(WRITERS, letter) ? WRITERS[letter] : undefined;
    if (!writer) throw new StoreError(18536, `Invalid format character '%${letter}' in format string`);
    return writer(local, offsetMinutes(at, zone));
  });
};

const asDate = (value: Value): Date => {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.t * 1000);
  throw new StoreError(16006, `can't convert from BSON type ${typeName(value)} to Date`);
};

const formatText = (value: Maybe, name: string): string => {
  if (typeof value !== 'string')
    throw new StoreError(18533, `${name} requires that 'format' be a string, found: ${typeName(value)}`);
  return value;
};

const toText: Operator = (operand, compile, name) => {
  const fields = namedOperands(
    name,
    operand,
    { required: ['date'], optional: ['format', 'timezone', 'onNull'] },
    { shape: 18629, unknown: 18534, missing: 18628 },
  );
  const field = compileFields(fields, compile);
  const [date, format, zone, onNull] = [field('date'), field('format'), field('timezone'), field('onNull')];
  return (scope) => {
    const [value, given, inZone]: readonly Maybe[] = [date(scope), format(scope), zone(scope)];
    if (isNullish(value)) return fields.has('onNull') ? onNull(scope) : null;
    if ((fields.has('format') && isNullish(given)) || (fields.has('timezone') && isNullish(inZone)))
      return null;
    const pattern = fields.has('format')
      ? formatText(given, name)
      : fields.has('timezone') && inZone !== 'UTC'
        ? '%Y-%m-%dT%H:%M:%S.%L'
        : '%Y-%m-%dT%H:%M:%S.%LZ';
    return write(asDate(value), pattern, zoneOf(inZone));
  };
};

/** What each letter after `%` reads. */
const READERS: Record<string, string> = {
  Y: '(?<Y>\\d{4})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  L: '(?<L>\\d{1,3})',
  j: '(?<j>\\d{1,3})',
  b: '(?<b>[A-Za-z]{3})',
  B: '(?<B>[A-Za-z]+)',
  z: '(?<z>Z|[+-]\\d{2}:?\\d{2})',
  Z: '(?<Z>[+-]\\d+)',
  '%': '%',
};

const unreadable = (text: string, why: string): StoreError =>
  new StoreError(241, `Error parsing date string '${text}'; ${why}`);

const patternOf = (format: string): RegExp => {
  const source = format.replace(/%([\s\S]?)|[.*+?^${}()|[\]\\]/g, (whole, letter: string | undefined) => {
    if (letter === undefined) return `\\${whole}`;
    const reader = Object.hasOwn(READERS, letter) ? READERS[letter] : undefined;
    if (reader === undefined)
      throw new StoreError(18536, `Invalid format character '%${letter}' in format string`);
    return reader;
  });
  return new RegExp(`^${source}$`);
};

const monthOf = (groups: Record<string, string | undefined>): number => {
  const name = groups.B ?? groups.b;
  if (name === undefined) return Number(groups.m ?? 1) - 1;
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(name.toLowerCase()));
};

const readWith = (text: string, format: string, zone: Zone): Date => {
  const groups = patternOf(format).exec(text)?.groups;
  if (!groups) throw unreadable(text, 'the text does not fit the format');
  const time =
    ((Number(groups.H ?? 0) * 60 + Number(groups.M ?? 0)) * 60 + Number(groups.S ?? 0)) * 1000 +
    Number(groups.L ?? 0);
  const month = groups.j === undefined ? monthOf(groups) : 0;
  const local = moment(Number(groups.Y ?? 1970), month, Number(groups.j ?? groups.d ?? 1), time);
  if (groups.z !== undefined) return fromLocal(local, zoneOf(groups.z));
  return groups.Z === undefined ? fromLocal(local, zone) : dateOf(local - Number(groups.Z) * 60_000);
};

const ISO =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/** Reads a date as ISO 8601. */
export const readIso = (text: string, zone: Zone): Date => {
  const found = ISO.exec(text);
  if (!found) {
    const other = new Date(text);
    if (Number.isNaN(other.getTime()) || !/\d{4}/.test(text))
      throw unreadable(text, '0: unexpected character');
    return other;
  }
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', offset] = found;
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const local = moment(
    Number(year),
    Number(month) - 1,
    Number(day),
    ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + ms,
  );
  return fromLocal(local, offset === undefined ? zone : zoneOf(offset));
};

/** The date a text stands for; throws ConversionFailure (241) when it stands for none. */
const readDate = (text: Maybe, format: Maybe, zone: Zone, name: string): Maybe => {
  if (typeof text !== 'string')
    throw new StoreError(
      241,
      `${name} requires that 'dateString' be a string, found: ${typeName(text)} with value ${show(text === MISSING ? null : text)}`,
    );
  return format === MISSING ? readIso(text, zone) : readWith(text, formatText(format, name), zone);
};

const FROM_TEXT = {
  required: ['dateString'],
  optional: ['format', 'timezone', 'onNull', 'onError'],
} as const;

const fromText: Operator = (operand, compile, name) => {
  const fields = namedOperands(name, operand, FROM_TEXT, { shape: 40540, unknown: 40541, missing: 40542 });
  const field = compileFields(fields, compile);
  const [input, format, zone] = [field('dateString'), field('format'), field('timezone')];
  const [onNull, onError] = [field('onNull'), field('onError')];
  return (scope) => {
    const [text, given, inZone]: readonly Maybe[] = [input(scope), format(scope), zone(scope)];
    if (isNullish(text)) return fields.has('onNull') ? onNull(scope) : null;
    if ((fields.has('format') && isNullish(given)) || (fields.has('timezone') && isNullish(inZone)))
      return null;
    try {
      return readDate(text, given, zoneOf(inZone), name);
    } catch (error) {
      if (error instanceof StoreError && error.code === 241 && fields.has('onError')) return onError(scope);
      throw error;
    }
  };
};

/** Dates to and from text. */
export const DATE_FORMATS: Record<string, Operator> = { $dateToString: toText, $dateFromString: fromText };
