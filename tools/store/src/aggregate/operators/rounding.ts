import { Decimal128, Double } from 'bson';
import { integer } from '../../bson/arithmetic.js';
import { finite, type Finite, parseDecimal, pow10, signedDigits, toDecimal128 } from '../../bson/decimal.js';
import { isNumeric, type Numeric, toInteger } from '../../bson/number.js';
import { double, isInt32, MISSING, typeOf } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { isNullish, operands, unaryOrNull } from '../build.js';
import type { Operator } from '../scope.js';
import { mapDecimal } from './arithmetic.js';

type Rounding = 'ceil' | 'floor' | 'trunc' | 'round';

const awayFromZero = (negative: boolean, mode: Rounding, half: number): boolean => {
  if (mode === 'ceil') return !negative && half !== -2;
  if (mode === 'floor') return negative && half !== -2;
  return mode === 'round' && half >= 0;
};

/** Rounds to so many decimal places; `half` says how the dropped part stands to one half (-2: nothing dropped). */
const roundFinite = (value: Finite, places: number, mode: Rounding): Finite => {
  const drop = -places - value.exponent;
  if (drop <= 0) return value;
  const unit = pow10(Math.min(drop, 7000));
  const quotient = value.digits / unit;
  const rest = value.digits % unit;
  const twice = rest * 2n;
  const tie = twice === unit ? ((quotient & 1n) === 1n ? 0 : -1) : twice > unit ? 1 : -1;
  const half = rest === 0n ? -2 : tie;
  const rounded = awayFromZero(value.negative, mode, half) ? quotient + 1n : quotient;
  return { negative: value.negative, digits: rounded, exponent: value.exponent + drop };
};

const roundDouble = (value: number, places: number, mode: Rounding): number => {
  if (!Number.isFinite(value)) return value;
  if (places === 0 && mode !== 'round') return Math[mode](value);
  const decimal = parseDecimal(Decimal128.fromString(String(value)));
  return typeof decimal === 'string'
    ? value
    : Number(toDecimal128(roundFinite(decimal, places, mode)).toString());
};

const roundNumber = (value: Numeric, places: number, mode: Rounding): Numeric => {
  if (value instanceof Decimal128) return mapDecimal(value, (decimal) => roundFinite(decimal, places, mode));
  if (value instanceof Double) return double(roundDouble(value.value, places, mode));
  if (typeof value === 'number' && !isInt32(value)) return double(roundDouble(value, places, mode));
  if (places >= 0) return value;
  const rounded = roundFinite(finite(BigInt(value), 0), places, mode);
  return integer(signedDigits(rounded) * pow10(rounded.exponent), typeof value === 'bigint') ?? value;
};

const roundTo = (mode: Rounding): Operator =>
  operands(1, 2, ([value, places], name) => {
    if (isNullish(value)) return null;
    if (!isNumeric(value))
      throw new StoreError(51081, `${name} only supports numeric types, not ${typeOf(value)}`);
    if (places === null || places === MISSING) return null;
    const count = places === undefined ? 0 : toInteger(places);
    if (count === undefined)
      throw new StoreError(51082, `precision argument to  ${name} must be a integral value`);
    if (count < -20 || count > 100)
      throw new StoreError(
        51083,
        `cannot apply ${name} with precision value ${count} value must be in [-20, 100]`,
      );
    return roundNumber(value, count, mode);
  });

const wholeNumber = (mode: Rounding): Operator =>
  unaryOrNull((value, name) => {
    if (!isNumeric(value))
      throw new StoreError(28765, `${name} only supports numeric types, not ${typeOf(value)}`);
    return roundNumber(value, 0, mode);
  });

/** Rounding. */
export const ROUNDING: Record<string, Operator> = {
  $ceil: wholeNumber('ceil'),
  $floor: wholeNumber('floor'),
  $round: roundTo('round'),
  $trunc: roundTo('trunc'),
};
