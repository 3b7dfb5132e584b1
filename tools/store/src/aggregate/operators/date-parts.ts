import { toInteger } from '../../bson/number.js';
import { type Maybe, MISSING } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { compileFields, isNullish, namedOperands } from '../build.js';
import type { Operator } from '../scope.js';
import { isoYearStart, moment } from './calendar.js';
import { fromLocal, zoneOf } from './zone.js';

const TIME = ['hour', 'minute', 'second', 'millisecond'];
const PARTS = ['year', 'month', 'day', 'isoWeekYear', 'isoWeek', 'isoDayOfWeek', ...TIME];
const DAY = 86_400_000;

/** The number of a part, or what stands for an absent one; undefined for null. */
const number = (value: Maybe, name: string, absent: number): number | undefined => {
  if (value === MISSING) return absent;
  if (isNullish(value)) return undefined;
  const found = toInteger(value);
  if (found === undefined) throw new StoreError(40515, `'${name}' must evaluate to an integer`);
  if (found < -32768 || found > 32767)
    throw new StoreError(
      31034,
      `'${name}' must evaluate to a value in the range [-32768, 32767]; value ${found} is not in range`,
    );
  return found;
};

const START: Record<string, number> = { month: 1, day: 1, isoWeek: 1, isoDayOfWeek: 1 };

const fromParts: Operator = (operand, compile, name) => {
  const fields = namedOperands(
    name,
    operand,
    { required: [], optional: [...PARTS, 'timezone'] },
    { shape: 40519, unknown: 40518, missing: 40516 },
  );
  if (!fields.has('year') && !fields.has('isoWeekYear'))
    throw new StoreError(40516, `${name} requires either 'year' or 'isoWeekYear' to be present`);
  if (fields.has('isoWeekYear') && ['year', 'month', 'day'].some((part) => fields.has(part)))
    throw new StoreError(40489, `${name} does not allow mixing natural dates with ISO dates`);
  const field = compileFields(fields, compile);
  return (scope) => {
    const values = new Map(
      PARTS.map(
        (part) =>
          [part, number(fields.has(part) ? field(part)(scope) : MISSING, part, START[part] ?? 0)] as const,
      ),
    );
    const zone = fields.has('timezone') ? field('timezone')(scope) : 'UTC';
    if (isNullish(zone) || [...values.values()].includes(undefined)) return null;
    const at = (part: string): number => values.get(part) ?? 0;
    const time = ((at('hour') * 60 + at('minute')) * 60 + at('second')) * 1000 + at('millisecond');
    const days = fields.has('isoWeekYear')
      ? isoYearStart(at('isoWeekYear')) + ((at('isoWeek') - 1) * 7 + at('isoDayOfWeek') - 1) * DAY
      : moment(at('year'), at('month') - 1, at('day'));
    return fromLocal(days + time, zoneOf(zone));
  };
};

/** A date from its parts. */
export const DATE_PARTS: Record<string, Operator> = { $dateFromParts: fromParts };
