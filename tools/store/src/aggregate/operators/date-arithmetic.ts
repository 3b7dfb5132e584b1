import { show } from '../../bson/show.js';
import { ObjectId, Timestamp } from 'bson';
import { moved } from '../../bson/far-date.js';
import { toInteger } from '../../bson/number.js';
import { type Maybe, MISSING } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { compileFields, isNullish, namedOperands, typeName } from '../build.js';
import type { Operator, Scope } from '../scope.js';
import { moment } from './calendar.js';
import { fromLocal, toLocal, type Zone, zoneOf } from './zone.js';

const UNITS = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond'] as const;
type Unit = (typeof UNITS)[number];

const DAY = 86_400_000;
const LENGTH: Partial<Record<Unit, number>> = {
  week: 7 * DAY,
  day: DAY,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};
const MONTHS: Partial<Record<Unit, number>> = { year: 12, quarter: 3, month: 1 };

/** The unit of time a name stands for. */
export const unitOf = (value: Maybe, name: string): Unit => {
  const found = UNITS.find((unit) => unit === value);
  if (!found)
    throw new StoreError(
      'FailedToParse',
      `${name} parameter 'unit' value cannot be recognized as a time unit: ${typeof value === 'string' ? value : typeName(value)}`,
    );
  return found;
};

const dateOf = (value: Maybe, name: string, parameter: string): Date => {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.t * 1000);
  throw new StoreError(5439012, `${name} requires '${parameter}' to be a date, but got ${typeName(value)}`);
};

const daysIn = (year: number, month: number): number => new Date(moment(year, month + 1, 0)).getUTCDate();

/** A date so many units later by a zone's clocks; a day that the month lacks becomes its last. */
export const addUnits = (at: Date, unit: Unit, amount: number, zone: Zone): Date => {
  const months = MONTHS[unit];
  if (months === undefined && unit !== 'day' && unit !== 'week')
    return moved(at, amount * (LENGTH[unit] ?? 1));
  const local = toLocal(at, zone);
  if (months === undefined) return fromLocal(local.getTime() + amount * (LENGTH[unit] ?? DAY), zone);
  const month = local.getUTCFullYear() * 12 + local.getUTCMonth() + amount * months;
  const [year, inYear] = [Math.floor(month / 12), ((month % 12) + 12) % 12];
  const day = Math.min(local.getUTCDate(), daysIn(year, inYear));
  const time = local.getTime() - moment(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate());
  return fromLocal(moment(year, inYear, day, time), zone);
};

const adding =
  (sign: 1 | -1): Operator =>
  (operand, compile, name) => {
    const fields = namedOperands(
      name,
      operand,
      { required: ['startDate', 'unit', 'amount'], optional: ['timezone'] },
      { shape: 5166400, unknown: 5166401, missing: 5166402 },
    );
    const field = compileFields(fields, compile);
    const [start, unit, amount, zone] = [
      field('startDate'),
      field('unit'),
      field('amount'),
      field('timezone'),
    ];
    return (scope) => {
      const values = [start(scope), unit(scope), amount(scope)] as const;
      const inZone = fields.has('timezone') ? zone(scope) : 'UTC';
      if (values.some(isNullish) || isNullish(inZone)) return null;
      const count = toInteger(values[2] === MISSING ? null : values[2]);
      if (count === undefined) throw new StoreError(5166405, `${name} expects integer amount of time units`);
      return addUnits(
        dateOf(values[0], name, 'startDate'),
        unitOf(values[1], name),
        sign * count,
        zoneOf(inZone),
      );
    };
  };

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** How many days after Monday a week begins. */
const weekStart = (value: Maybe, name: string): number => {
  if (value === MISSING) return 6;
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  const found = WEEKDAYS.findIndex((day) => day === text || (text.length === 3 && day.startsWith(text)));
  if (found < 0)
    throw new StoreError(
      'FailedToParse',
      `${name} parameter 'startOfWeek' value cannot be recognized as a day of a week`,
    );
  return found;
};

/** 1970-01-01 was a Thursday: three days after Monday. */
const EPOCH_AFTER_MONDAY = 3;

const unitNumber = (local: Date, unit: Unit, startOfWeek: number): number => {
  const months = MONTHS[unit];
  if (months !== undefined) return Math.floor((local.getUTCFullYear() * 12 + local.getUTCMonth()) / months);
  if (unit === 'week')
    return Math.floor((Math.floor(local.getTime() / DAY) + EPOCH_AFTER_MONDAY - startOfWeek) / 7);
  return Math.floor(local.getTime() / (LENGTH[unit] ?? 1));
};

const difference: Operator = (operand, compile, name) => {
  const fields = namedOperands(
    name,
    operand,
    { required: ['startDate', 'endDate', 'unit'], optional: ['timezone', 'startOfWeek'] },
    { shape: 5166301, unknown: 5166302, missing: 5166303 },
  );
  const field = compileFields(fields, compile);
  return (scope) => {
    const [start, end, unit]: readonly Maybe[] = [
      field('startDate')(scope),
      field('endDate')(scope),
      field('unit')(scope),
    ];
    const zone = fields.has('timezone') ? field('timezone')(scope) : 'UTC';
    if (isNullish(start) || isNullish(end) || isNullish(unit) || isNullish(zone)) return null;
    const by = unitOf(unit, name);
    const first = by === 'week' ? weekStart(field('startOfWeek')(scope), name) : 0;
    const local = (value: Maybe, parameter: string): number =>
      unitNumber(toLocal(dateOf(value, name, parameter), zoneOf(zone)), by, first);
    return BigInt(local(end, 'endDate') - local(start, 'startDate'));
  };
};

/** 2000-01-01, from which bins of several units are counted. */
const REFERENCE = Date.UTC(2000, 0, 1);

const floorTo = (value: number, size: number): number => Math.floor(value / size) * size;

const truncateLocal = (local: Date, unit: Unit, bin: number, startOfWeek: number): number => {
  const months = MONTHS[unit];
  if (months !== undefined) {
    const month = floorTo(local.getUTCFullYear() * 12 + local.getUTCMonth() - 24_000, months * bin) + 24_000;
    return moment(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
  }
  if (unit !== 'week') return floorTo(local.getTime() - REFERENCE, (LENGTH[unit] ?? 1) * bin) + REFERENCE;
  const referenceDay = REFERENCE / DAY;
  const weekday = (((referenceDay + EPOCH_AFTER_MONDAY - startOfWeek) % 7) + 7) % 7;
  const origin = (referenceDay + (weekday === 0 ? 0 : 7 - weekday)) * DAY;
  return floorTo(local.getTime() - origin, 7 * DAY * bin) + origin;
};

const binOf = (value: Maybe, name: string): number => {
  if (value === MISSING) return 1;
  const bin = toInteger(value);
  if (bin === undefined)
    throw new StoreError(
      5439017,
      `${name} requires 'binSize' to be a 64-bit integer, but got value '${show(value)}' of type ${typeName(value)}`,
    );
  if (bin <= 0)
    throw new StoreError(5439018, `${name} requires 'binSize' to be greater than 0, but got value ${bin}`);
  return bin;
};

const truncate: Operator = (operand, compile, name) => {
  const fields = namedOperands(
    name,
    operand,
    { required: ['date', 'unit'], optional: ['binSize', 'timezone', 'startOfWeek'] },
    { shape: 5439007, unknown: 5439008, missing: 5439009 },
  );
  const field = compileFields(fields, compile);
  const optional = (part: string, scope: Scope): Maybe => (fields.has(part) ? field(part)(scope) : MISSING);
  return (scope) => {
    const [date, unit]: readonly Maybe[] = [field('date')(scope), field('unit')(scope)];
    const rest = ['binSize', 'timezone', 'startOfWeek'].map((part) => optional(part, scope));
    if (isNullish(date) || isNullish(unit) || rest.includes(null)) return null;
    const by = unitOf(unit, name);
    const zone = zoneOf(rest[1]);
    const local = toLocal(dateOf(date, name, 'date'), zone);
    return fromLocal(
      truncateLocal(local, by, binOf(rest[0], name), by === 'week' ? weekStart(rest[2], name) : 0),
      zone,
    );
  };
};

/** Sums, differences and cuts of dates. */
export const DATE_ARITHMETIC: Record<string, Operator> = {
  $dateAdd: adding(1),
  $dateSubtract: adding(-1),
  $dateDiff: difference,
  $dateTrunc: truncate,
};
