import { Decimal128, Double } from 'bson';
import {
  type Decimal,
  decimalOfDouble,
  type Finite,
  finite,
  parseDecimal,
  pow10,
  signedDigits,
  toDecimal128,
} from './decimal.js';
import { type Numeric, toDouble } from './number.js';
import { double, isInt32 } from './value.js';

const LONG_MIN = -(1n << 63n);
const LONG_MAX = (1n << 63n) - 1n;

const isDouble = (value: Numeric): boolean =>
  value instanceof Double || (typeof value === 'number' && !isInt32(value));

/** An integer as Int32 or Int64 where it fits; undefined beyond 64 bits. */
export const integer = (value: bigint, wide: boolean): number | bigint | undefined => {
  if (value < LONG_MIN || value > LONG_MAX) return undefined;
  return !wide && BigInt.asIntN(32, value) === value ? Number(value) : value;
};

/** Any number as a decimal. */
export const toDecimal = (value: Numeric): Decimal => {
  if (value instanceof Decimal128) return parseDecimal(value);
  if (typeof value === 'bigint') return finite(value, 0);
  return isDouble(value) ? decimalOfDouble(toDouble(value)) : finite(BigInt(toDouble(value)), 0);
};

interface Operation {
  readonly integers: (a: bigint, b: bigint) => bigint;
  readonly doubles: (a: number, b: number) => number;
  readonly decimals: (a: Finite, b: Finite) => Decimal;
}

const aligned = (a: Finite, b: Finite, join: (x: bigint, y: bigint) => bigint): Decimal => {
  const exponent = Math.min(a.exponent, b.exponent);
  const spread = Math.max(a.exponent, b.exponent) - exponent;
  if (spread > 6000) return a.exponent > b.exponent ? a : b;
  const scale = (value: Finite): bigint => signedDigits(value) * pow10(value.exponent - exponent);
  return finite(join(scale(a), scale(b)), exponent);
};

const DIVISION_DIGITS = 40;

const divideDecimals = (a: Finite, b: Finite): Decimal => {
  const scaled = signedDigits(a) * pow10(DIVISION_DIGITS + b.digits.toString().length);
  const exact = signedDigits(a) % signedDigits(b) === 0n;
  if (exact) return finite(signedDigits(a) / signedDigits(b), a.exponent - b.exponent);
  return trimmed(
    finite(scaled / signedDigits(b), a.exponent - b.exponent - DIVISION_DIGITS - b.digits.toString().length),
  );
};

/** A quotient that came out even ends in zeroes that the division itself put there. */
const trimmed = (value: Finite): Finite => {
  let { digits, exponent } = value;
  while (exponent < 0 && digits !== 0n && digits % 10n === 0n) {
    digits /= 10n;
    exponent += 1;
  }
  return { negative: value.negative, digits, exponent };
};

const ADD: Operation = {
  integers: (a, b) => a + b,
  doubles: (a, b) => a + b,
  decimals: (a, b) => aligned(a, b, (x, y) => x + y),
};
const SUBTRACT: Operation = {
  integers: (a, b) => a - b,
  doubles: (a, b) => a - b,
  decimals: (a, b) => aligned(a, b, (x, y) => x - y),
};
const MULTIPLY: Operation = {
  integers: (a, b) => a * b,
  doubles: (a, b) => a * b,
  decimals: (a, b) => finite(signedDigits(a) * signedDigits(b), a.exponent + b.exponent),
};
const MODULO: Operation = {
  integers: (a, b) => a % b,
  doubles: (a, b) => a % b,
  decimals: (a, b) => aligned(a, b, (x, y) => x % y),
};
const DIVIDE: Operation = { integers: (a, b) => a / b, doubles: (a, b) => a / b, decimals: divideDecimals };

const asDouble = (value: Decimal): number =>
  typeof value === 'string' ? Number(value) : Number(toDecimal128(value).toString());

const onDecimals = (operation: Operation, a: Decimal, b: Decimal): Decimal128 => {
  if (typeof a !== 'string' && typeof b !== 'string') return toDecimal128(operation.decimals(a, b));
  return Decimal128.fromString(String(operation.doubles(asDouble(a), asDouble(b))));
};

const apply = (operation: Operation, a: Numeric, b: Numeric): Numeric | undefined => {
  if (a instanceof Decimal128 || b instanceof Decimal128)
    return onDecimals(operation, toDecimal(a), toDecimal(b));
  if (isDouble(a) || isDouble(b)) return double(operation.doubles(toDouble(a), toDouble(b)));
  const wide = typeof a === 'bigint' || typeof b === 'bigint';
  const whole = (value: Numeric): bigint => (typeof value === 'bigint' ? value : BigInt(toDouble(value)));
  return integer(operation.integers(whole(a), whole(b)), wide);
};

/** Sum in MongoDB's types: Int32 grows to Int64; undefined when the result does not fit 64 bits. */
export const add = (a: Numeric, b: Numeric): Numeric | undefined => apply(ADD, a, b);
/** Difference, as `add`. */
export const subtract = (a: Numeric, b: Numeric): Numeric | undefined => apply(SUBTRACT, a, b);
/** Product, as `add`. */
export const multiply = (a: Numeric, b: Numeric): Numeric | undefined => apply(MULTIPLY, a, b);
/** Remainder with the sign of `a`; the caller has refused a zero divisor. */
export const modulo = (a: Numeric, b: Numeric): Numeric | undefined => apply(MODULO, a, b);
/** Quotient: a double unless a decimal takes part; the caller has refused a zero divisor. */
export const divide = (a: Numeric, b: Numeric): Numeric => {
  if (a instanceof Decimal128 || b instanceof Decimal128)
    return onDecimals(DIVIDE, toDecimal(a), toDecimal(b));
  return double(toDouble(a) / toDouble(b));
};
