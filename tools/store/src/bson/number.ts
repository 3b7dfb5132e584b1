import { Decimal128, Double } from 'bson';
import { type Decimal, type Finite, parseDecimal, pow10, signedDigits } from './decimal.js';
import type { Value } from './value.js';

/** Any of the four BSON number types. */
export type Numeric = number | bigint | Double | Decimal128;

export const isNumeric = (value: unknown): value is Numeric =>
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  value instanceof Double ||
  value instanceof Decimal128;

/** A fraction of integers, denominator positive: what every finite number is exactly. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const scratch = new DataView(new ArrayBuffer(8));

/** The exact fraction a finite double stands for. */
export const fractionOfDouble = (value: number): Fraction => {
  scratch.setFloat64(0, value);
  const bits = scratch.getBigUint64(0);
  const raw = Number((bits >> 52n) & 0x7ffn);
  const mantissa = (bits & 0xfffffffffffffn) | (raw === 0 ? 0n : 1n << 52n);
  const signed = value < 0 ? -mantissa : mantissa;
  const exponent = Math.max(raw, 1) - 1075;
  return exponent >= 0
    ? { numerator: signed << BigInt(exponent), denominator: 1n }
    : { numerator: signed, denominator: 1n << BigInt(-exponent) };
};

/** The exact fraction of a finite decimal. */
export const fractionOfDecimal = (value: Finite): Fraction =>
  value.exponent >= 0
    ? { numerator: signedDigits(value) * pow10(value.exponent), denominator: 1n }
    : { numerator: signedDigits(value), denominator: pow10(-value.exponent) };

const sign = (value: bigint): number => (value > 0n ? 1 : value < 0n ? -1 : 0);

const compareFractions = (a: Fraction, b: Fraction): number =>
  sign(a.numerator * b.denominator - b.numerator * a.denominator);

/** The double nearest to any number; decimals are rounded. */
export const toDouble = (value: Numeric): number => {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Double ? value.value : Number(value.toString());
};

type Exact = Fraction | 'NaN' | 'Infinity' | '-Infinity';

const exactOfDecimal = (decimal: Decimal): Exact =>
  typeof decimal === 'string' ? decimal : fractionOfDecimal(decimal);

const exact = (value: Numeric): Exact => {
  if (typeof value === 'bigint') return { numerator: value, denominator: 1n };
  if (value instanceof Decimal128) return exactOfDecimal(parseDecimal(value));
  const plain = toDouble(value);
  if (Number.isNaN(plain)) return 'NaN';
  if (!Number.isFinite(plain)) return plain > 0 ? 'Infinity' : '-Infinity';
  return fractionOfDouble(plain);
};

/** Where NaN and the infinities stand: NaN is the smallest number. */
const rank = (value: Exact): number => {
  if (value === 'NaN') return -2;
  if (value === '-Infinity') return -1;
  return value === 'Infinity' ? 1 : 0;
};

const compareExactly = (a: Numeric, b: Numeric): number => {
  const [left, right] = [exact(a), exact(b)];
  if (typeof left !== 'string' && typeof right !== 'string') return compareFractions(left, right);
  return Math.sign(rank(left) - rank(right));
};

const compareMixed = (a: number | bigint, b: number | bigint): number => {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a == b) return 0;
  return compareExactly(a, b);
};

const unbox = (value: Numeric): number | bigint | Decimal128 =>
  value instanceof Double ? value.value : value;

/** Orders two numbers of any types by their exact values: -1, 0 or 1. */
export const compareNumbers = (a: Numeric, b: Numeric): number => {
  const [left, right] = [unbox(a), unbox(b)];
  return left instanceof Decimal128 || right instanceof Decimal128
    ? compareExactly(left, right)
    : compareMixed(left, right);
};

/** The number as a safe integer, or undefined when it is not a number or not exactly an integer of 53 bits. */
export const toInteger = (value: Value): number | undefined => {
  if (!isNumeric(value)) return undefined;
  const plain = toDouble(value);
  return Number.isSafeInteger(plain) && compareNumbers(value, plain) === 0 ? plain : undefined;
};
