import {
  type Binary,
  type BSONRegExp,
  type BSONSymbol,
  type Code,
  Decimal128,
  type ObjectId,
  type Timestamp,
} from 'bson';
import { typeOrder } from './compare.js';
import { timeOf } from './far-date.js';
import { KeyBytes } from './key-bytes.js';
import { type Decimal, type Finite, parseDecimal, stripZeroes } from './decimal.js';
import { type Fraction, fractionOfDecimal, fractionOfDouble, type Numeric, toDouble } from './number.js';
import type { Doc, Value } from './value.js';

/** Steps between a double and the next that a key can tell: enough for any two decimals of 34 digits. */
const REST_BITS = 80n;
const PLAIN = 0;
const WITH_REST = 1;
const OUT_OF_RANGE = 2;

/** The largest double that is not above the positive fraction. */
const floorDouble = (value: Fraction, near: number): number => {
  const limited = Number.isFinite(near) ? near : Number.MAX_VALUE;
  const exact = fractionOfDouble(limited);
  return exact.numerator * value.denominator > value.numerator * exact.denominator
    ? step(limited, -1n)
    : limited;
};

const view = new DataView(new ArrayBuffer(8));
const step = (value: number, by: bigint): number => {
  view.setFloat64(0, value);
  view.setBigUint64(0, view.getBigUint64(0) + by);
  return view.getFloat64(0);
};

/** How far the fraction lies on the way from `floor` to the next double, in 2^80ths. */
const restAbove = (value: Fraction, floor: number): bigint => {
  const [low, high] = [fractionOfDouble(floor), fractionOfDouble(step(floor, 1n))];
  const over = value.numerator * low.denominator - low.numerator * value.denominator;
  const gap = high.numerator * low.denominator - low.numerator * high.denominator;
  return ((over << REST_BITS) * high.denominator) / (gap * value.denominator);
};

const writeFraction = (out: KeyBytes, value: Fraction, near: number): void => {
  const floor = floorDouble(value, near);
  const rest = restAbove(value, floor);
  out.double(floor);
  out.byte(rest === 0n ? PLAIN : WITH_REST);
  if (rest === 0n) return;
  out.uint64(rest >> 16n);
  out.byte(Number((rest >> 8n) & 0xffn));
  out.byte(Number(rest & 0xffn));
};

/** Below this doubles are too coarse to stand for the decimals around them. */
const SMALLEST = 1e-300;

/** Numbers very near to zero, and decimals greater than any double: by their exponent of ten, then their digits. */
const writeExtreme = (out: KeyBytes, value: Finite, floor: number): void => {
  const { digits, exponent } = stripZeroes(value);
  const text = digits.toString();
  out.double(floor);
  out.byte(OUT_OF_RANGE);
  out.uint32(exponent + text.length + 0x8000);
  out.ended(Buffer.from(text));
};

const writeDecimal = (out: KeyBytes, value: Finite, magnitude: number): void => {
  if (value.digits === 0n) writeDouble(out, 0);
  else if (magnitude === Infinity) writeExtreme(out, value, Number.MAX_VALUE);
  else if (magnitude < SMALLEST) writeExtreme(out, value, 0);
  else writeFraction(out, fractionOfDecimal(value), magnitude);
};

/** A double is a whole number of halves of halves: exactly a decimal, if a long one. */
const decimalDigits = ({ numerator, denominator }: Fraction): Finite => {
  const halvings = denominator.toString(2).length - 1;
  return { negative: false, digits: numerator * 5n ** BigInt(halvings), exponent: -halvings };
};

const writeDouble = (out: KeyBytes, magnitude: number): void => {
  if (magnitude !== 0 && magnitude < SMALLEST) {
    writeExtreme(out, decimalDigits(fractionOfDouble(magnitude)), 0);
    return;
  }
  out.double(magnitude);
  out.byte(PLAIN);
};

const SIGN_NAN = 0;
const SIGN_NEGATIVE = 1;
const SIGN_POSITIVE = 2;

const writeMagnitude = (out: KeyBytes, value: Numeric, decimal: Decimal | undefined): void => {
  const magnitude = Math.abs(toDouble(value));
  if (decimal !== undefined && typeof decimal !== 'string')
    writeDecimal(out, { ...decimal, negative: false }, magnitude);
  else if (typeof value === 'bigint' && magnitude > Number.MAX_SAFE_INTEGER)
    writeFraction(out, { numerator: value < 0n ? -value : value, denominator: 1n }, magnitude);
  else writeDouble(out, magnitude);
};

/** A tiny decimal is negative though the double nearest to it is zero. */
const isNegative = (near: number, decimal: Decimal | undefined): boolean =>
  decimal === undefined || typeof decimal === 'string' ? near < 0 : decimal.negative && decimal.digits !== 0n;

const writeNumber = (out: KeyBytes, value: Numeric): void => {
  const near = toDouble(value);
  const decimal = value instanceof Decimal128 ? parseDecimal(value) : undefined;
  const negative = isNegative(near, decimal);
  out.byte(Number.isNaN(near) ? SIGN_NAN : negative ? SIGN_NEGATIVE : SIGN_POSITIVE);
  if (Number.isNaN(near)) return;
  const start = out.length;
  writeMagnitude(out, value, decimal);
  if (negative) out.invert(start);
};

const writeText = (out: KeyBytes, value: string): void => {
  out.ended(Buffer.from(value));
};

const writeDoc = (out: KeyBytes, value: Doc): void => {
  for (const [name, field] of value) {
    out.byte(typeByte(field));
    writeText(out, name);
    writeBody(out, field);
  }
  out.byte(0);
};

const writeArray = (out: KeyBytes, value: readonly Value[]): void => {
  for (const element of value) writeValue(out, element);
  out.byte(0);
};

const writeBinary = (out: KeyBytes, value: Binary): void => {
  out.uint32(value.position);
  out.byte(value.sub_type);
  out.raw(value.value());
};

const writeRegex = (out: KeyBytes, value: BSONRegExp): void => {
  writeText(out, value.pattern);
  writeText(out, value.options);
};

type Writer = (out: KeyBytes, value: Value) => void;
const WRITERS: Partial<Record<number, Writer>> = {
  10: (out, value) => writeNumber(out, value as Numeric),
  15: (out, value) => writeText(out, typeof value === 'string' ? value : (value as BSONSymbol).value),
  20: (out, value) => writeDoc(out, value as Doc),
  25: (out, value) => writeArray(out, value as Value[]),
  30: (out, value) => writeBinary(out, value as Binary),
  35: (out, value) => out.raw((value as ObjectId).id),
  40: (out, value) => out.byte(value ? 1 : 0),
  45: (out, value) => out.uint64(BigInt(timeOf(value as Date)) + (1n << 63n)),
  47: (out, value) => out.uint64((value as Timestamp).toBigInt()),
  50: (out, value) => writeRegex(out, value as BSONRegExp),
  60: (out, value) => writeText(out, (value as Code).code),
  65: (out, value) => writeText(out, (value as Code).code),
};

/** Every type byte is above 0, so that the end of a document or array comes before its continuation. */
const typeByte = (value: Value): number => typeOrder(value) + 2;

const writeBody = (out: KeyBytes, value: Value): void => {
  WRITERS[typeOrder(value)]?.(out, value);
};

const writeValue = (out: KeyBytes, value: Value): void => {
  out.byte(typeByte(value));
  writeBody(out, value);
};

/**
 * The bytes of an index key: compared byte by byte they stand in the order of `compare`, field for field.
 *
 * @param directions one per value; -1 turns that field's order around.
 */
export const keyOf = (values: readonly Value[], directions: readonly number[] = []): Buffer => {
  const out = new KeyBytes();
  values.forEach((value, at) => {
    const start = out.length;
    writeValue(out, value);
    if (directions[at] === -1) out.invert(start);
  });
  return out.done();
};

/** The bytes that all keys whose next field has the type of `value` start with. */
export const typePrefix = (value: Value, direction: number): Buffer => {
  const byte = typeByte(value);
  return Buffer.from([direction === -1 ? ~byte & 0xff : byte]);
};
