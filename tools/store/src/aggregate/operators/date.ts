import { ObjectId, Timestamp } from 'bson';
import { doc, type Doc, isDoc, type Maybe, MISSING, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { compileFields, isNullish, namedOperands, typeName } from '../build.js';
import type { Compile, Evaluate, Operator } from '../scope.js';
import { dayOfYear, isoDay, isoWeek, isoYear, sundayWeek } from './calendar.js';
import { DATE_ARITHMETIC } from './date-arithmetic.js';
import { DATE_FORMATS } from './date-format.js';
import { DATE_PARTS } from './date-parts.js';
import { toLocal, zoneOf } from './zone.js';

/** A value as a date, where ObjectIds and Timestamps count as their times. */
export const needDate = (value: Value, name: string, code = 16006): Date => {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.t * 1000);
  throw new StoreError(
    code,
    code === 16006
      ? `can't convert from BSON type ${typeName(value)} to Date`
      : `${name} requires 'date' to be a date, but got ${typeName(value)}`,
  );
};

const dateAndZone = (operand: Value, compile: Compile, name: string): { date: Evaluate; zone: Evaluate } => {
  if (isDoc(operand) && !operand.keys().next().value?.startsWith('$')) {
    const fields = namedOperands(
      name,
      operand,
      { required: ['date'], optional: ['timezone'] },
      { shape: 40535, unknown: 40535, missing: 40539 },
    );
    const field = compileFields(fields, compile);
    return { date: field('date'), zone: fields.has('timezone') ? field('timezone') : () => 'UTC' };
  }
  if (Array.isArray(operand) && operand.length !== 1)
    throw new StoreError(
      40536,
      `${name} accepts exactly one argument if given an array, but was given ${operand.length}`,
    );
  return { date: compile(Array.isArray(operand) ? operand[0] : operand), zone: () => 'UTC' };
};

const part =
  (read: (local: Date) => Maybe): Operator =>
  (operand, compile, name) => {
    const { date, zone } = dateAndZone(operand, compile, name);
    return (scope) => {
      const [value, inZone]: readonly Maybe[] = [date(scope), zone(scope)];
      if (isNullish(value) || isNullish(inZone)) return null;
      return read(toLocal(needDate(value, name), zoneOf(inZone)));
    };
  };

const dayOf = (local: Date): Record<string, number> => ({
  year: local.getUTCFullYear(),
  month: local.getUTCMonth() + 1,
  day: local.getUTCDate(),
});

const dayByWeek = (local: Date): Record<string, number> => ({
  isoWeekYear: isoYear(local),
  isoWeek: isoWeek(local),
  isoDayOfWeek: isoDay(local),
});

const partsOf = (local: Date, byWeek: boolean): Doc =>
  doc({
    ...(byWeek ? dayByWeek(local) : dayOf(local)),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
  });

const toParts: Operator = (operand, compile, name) => {
  const fields = namedOperands(
    name,
    operand,
    { required: ['date'], optional: ['timezone', 'iso8601'] },
    { shape: 40524, unknown: 40520, missing: 40522 },
  );
  const field = compileFields(fields, compile);
  const [date, zone, iso] = [field('date'), field('timezone'), field('iso8601')];
  return (scope) => {
    const [value, inZone, byWeek]: readonly Maybe[] = [date(scope), zone(scope), iso(scope)];
    if (isNullish(value) || inZone === null || byWeek === null) return null;
    if (byWeek !== MISSING && typeof byWeek !== 'boolean')
      throw new StoreError(40521, `iso8601 must evaluate to a bool, found ${typeName(byWeek)}`);
    return partsOf(toLocal(needDate(value, name), zoneOf(inZone)), byWeek === true);
  };
};

/** Operators on dates. */
export const DATES: Record<string, Operator> = {
  $year: part((local) => local.getUTCFullYear()),
  $month: part((local) => local.getUTCMonth() + 1),
  $dayOfMonth: part((local) => local.getUTCDate()),
  $dayOfWeek: part((local) => local.getUTCDay() + 1),
  $dayOfYear: part(dayOfYear),
  $hour: part((local) => local.getUTCHours()),
  $minute: part((local) => local.getUTCMinutes()),
  $second: part((local) => local.getUTCSeconds()),
  $millisecond: part((local) => local.getUTCMilliseconds()),
  $week: part(sundayWeek),
  $isoWeek: part(isoWeek),
  $isoWeekYear: part((local) => BigInt(isoYear(local))),
  $isoDayOfWeek: part(isoDay),
  $dateToParts: toParts,
  ...DATE_PARTS,
  ...DATE_FORMATS,
  ...DATE_ARITHMETIC,
};
