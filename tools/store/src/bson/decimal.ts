import { Decimal128 } from 'bson';

/** A finite decimal: `sign * digits * 10^exponent`. */
export interface Finite {
  readonly negative: boolean;
  readonly digits: bigint;
  readonly exponent: number;
}
export type Decimal = Finite | 'NaN' | 'Infinity' | '-Infinity';

const EXPONENT_BIAS = 6176;
const MAX_DIGITS = 34;
const SIGN = 1n << 127n;
const COEFFICIENT = (1n << 113n) - 1n;

const unpack = (bytes: Uint8Array): bigint => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (view.readBigUInt64LE(8) << 64n) | view.readBigUInt64LE(0);
};

/** Reads the 128 bits of IEEE 754 binary integer decimal; non-canonical coefficients count as zero, as the standard says. */
export const parseDecimal = (value: Decimal128): Decimal => {
  const bits = unpack(value.bytes);
  const negative = (bits & SIGN) !== 0n;
  const combination = Number((bits >> 122n) & 31n);
  if (combination === 31) return 'NaN';
  if (combination === 30) return negative ? '-Infinity' : 'Infinity';
  if (combination >= 24)
    return { negative, digits: 0n, exponent: Number((bits >> 111n) & 0x3fffn) - EXPONENT_BIAS };
  return { negative, digits: bits & COEFFICIENT, exponent: Number((bits >> 113n) & 0x3fffn) - EXPONENT_BIAS };
};

/** 10 to the power of a non-negative integer. */
export const pow10 = (exponent: number): bigint => 10n ** BigInt(exponent);

const roundHalfEven = (digits: bigint, drop: number): bigint => {
  const unit = pow10(drop);
  const quotient = digits / unit;
  const twice = (digits % unit) * 2n;
  const up = twice > unit || (twice === unit && (quotient & 1n) === 1n);
  return up ? quotient + 1n : quotient;
};

/** A finite decimal rounded to the 34 digits of Decimal128, halves to even. */
export const roundDecimal = (value: Finite): Finite => {
  const drop = value.digits.toString().length - MAX_DIGITS;
  if (drop <= 0) return value;
  return roundDecimal({
    ...value,
    digits: roundHalfEven(value.digits, drop),
    exponent: value.exponent + drop,
  });
};

/** The Decimal128 nearest to a decimal. */
export const toDecimal128 = (value: Decimal): Decimal128 => {
  if (typeof value === 'string') return Decimal128.fromString(value);
  const { negative, digits, exponent } = roundDecimal(value);
  return Decimal128.fromStringWithRounding(`${negative ? '-' : ''}${digits}E${exponent}`);
};

/** The signed coefficient of a finite decimal. */
export const signedDigits = (value: Finite): bigint => (value.negative ? -value.digits : value.digits);

/** A finite decimal from a signed coefficient. */
export const finite = (signed: bigint, exponent: number): Finite => ({
  negative: signed < 0n,
  digits: signed < 0n ? -signed : signed,
  exponent,
});

/** The decimal a double converts to: exactly its value, cut to 15 significant digits as MongoDB does. */
export const decimalOfDouble = (value: number): Decimal => {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  const parsed = parseDecimal(Decimal128.fromString(value.toPrecision(15)));
  return typeof parsed === 'string' ? parsed : parsed;
};

/** A decimal without the zeroes at its end. */
export const stripZeroes = (value: Finite): Finite => {
  if (value.digits === 0n) return { ...value, exponent: 0 };
  let { digits, exponent } = value;
  while (digits % 10n === 0n) {
    digits /= 10n;
    exponent += 1;
  }
  return { negative: value.negative, digits, exponent };
};
