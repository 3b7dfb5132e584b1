import { Binary, BSONRegExp, Decimal128, MaxKey, MinKey } from 'bson';
import { currentCollation } from '../collation/collation.js';
import { compare, equal, typeOrder } from '../bson/compare.js';
import { isNumeric, toDouble, toInteger } from '../bson/number.js';
import { isDoc, type Maybe, MISSING, typeOf, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { compileRegex } from './regex.js';

/** Decides for one value that a path reached. */
export type Test = (value: Maybe) => boolean;

const isNullish = (value: Maybe): boolean => value === MISSING || value === null || value === undefined;

/** Equality as queries mean it: null also fits what is missing. */
export const equalTo = (operand: Value): Test => {
  if (operand === null) return isNullish;
  return (value) => value !== MISSING && equal(value, operand);
};

const isNaNValue = (value: Value): boolean => isNumeric(value) && Number.isNaN(toDouble(value));

const acrossTypes = (operand: Value): boolean => operand instanceof MinKey || operand instanceof MaxKey;

/** `$gt` and its kin: only values of the operand's own type fit, but everything compares with MinKey and MaxKey. */
export const ordered = (operand: Value, accept: (order: number) => boolean): Test => {
  if (operand === null) return (value) => accept(0) && isNullish(value);
  if (isNaNValue(operand)) return (value) => accept(0) && value !== MISSING && isNaNValue(value);
  const place = typeOrder(operand);
  const anyType = acrossTypes(operand);
  return (value) => {
    if (value === MISSING || (!anyType && (typeOrder(value) !== place || isNaNValue(value)))) return false;
    return accept(compare(value, operand));
  };
};

/** A regular expression fits strings, and the same regular expression stored as a value. */
export const fitsRegex = (regex: BSONRegExp): Test => {
  const compiled = compileRegex(regex.pattern, regex.options);
  return (value) => {
    if (typeof value === 'string') return compiled.test(value);
    return value instanceof BSONRegExp && equal(value, regex);
  };
};

/** One of many: equality with any, regular expressions as patterns. */
export const oneOf = (operands: readonly Value[]): Test => {
  const asBytes = currentCollation() === undefined;
  const strings = new Set(operands.filter((operand) => asBytes && typeof operand === 'string'));
  const tests = operands
    .filter((operand) => !asBytes || typeof operand !== 'string')
    .map((operand) => (operand instanceof BSONRegExp ? fitsRegex(operand) : equalTo(operand)));
  return (value) => (typeof value === 'string' && strings.has(value)) || tests.some((test) => test(value));
};

const modPart = (value: Value, name: string): bigint => {
  if (!isNumeric(value)) throw new StoreError('BadValue', `malformed mod, ${name} not a number`);
  const plain = toDouble(value);
  if (!Number.isFinite(plain)) throw new StoreError('BadValue', `malformed mod, ${name} value is invalid`);
  return typeof value === 'bigint' ? value : BigInt(Math.trunc(plain));
};

const wholePart = (value: Value): bigint | undefined => {
  if (typeof value === 'bigint') return value;
  if (!isNumeric(value)) return undefined;
  const plain = toDouble(value);
  if (value instanceof Decimal128 && toInteger(value) === undefined) return BigInt(Math.trunc(plain));
  return Number.isFinite(plain) ? BigInt(Math.trunc(plain)) : undefined;
};

/** `$mod: [divisor, remainder]`; both and the value are cut to integers. */
export const modulo = (operand: Value): Test => {
  if (!Array.isArray(operand)) throw new StoreError('BadValue', 'malformed mod, needs to be an array');
  if (operand.length < 2) throw new StoreError('BadValue', 'malformed mod, not enough elements');
  if (operand.length > 2) throw new StoreError('BadValue', 'malformed mod, too many elements');
  const [divisor, remainder] = [modPart(operand[0], 'divisor'), modPart(operand[1], 'remainder')];
  if (divisor === 0n) throw new StoreError('BadValue', 'divisor cannot be 0');
  return (value) => {
    const whole = value === MISSING ? undefined : wholePart(value);
    return whole !== undefined && whole % divisor === remainder;
  };
};

const maskOfPositions = (positions: readonly Value[], operator: string): bigint =>
  positions.reduce<bigint>((mask, position) => {
    const bit = toInteger(position);
    if (bit === undefined || bit < 0)
      throw new StoreError(
        'BadValue',
        `bit positions must be >= 0 but got an invalid position in ${operator}`,
      );
    return mask | (1n << BigInt(bit));
  }, 0n);

const bitsOfBinary = (value: Binary): bigint =>
  value.value().reduce<bigint>((bits, byte, at) => bits | (BigInt(byte) << BigInt(8 * at)), 0n);

const bitMask = (operand: Value, operator: string): bigint => {
  if (Array.isArray(operand)) return maskOfPositions(operand, operator);
  if (operand instanceof Binary) return bitsOfBinary(operand);
  const mask = toInteger(operand);
  if (mask === undefined || mask < 0)
    throw new StoreError(
      'BadValue',
      `${operator} takes an Array, a number, or a BinData but received an invalid operand`,
    );
  return BigInt(mask);
};

const bitsOf = (value: Maybe): bigint | undefined => {
  if (value instanceof Binary) return bitsOfBinary(value);
  if (value === MISSING || !isNumeric(value)) return undefined;
  return typeof value === 'bigint'
    ? value
    : toInteger(value) === undefined
      ? undefined
      : BigInt(toDouble(value));
};

/** The four `$bits...` operators, by how the masked bits must be. */
export const bits = (
  operand: Value,
  operator: string,
  accept: (masked: bigint, mask: bigint) => boolean,
): Test => {
  const mask = bitMask(operand, operator);
  return (value) => {
    const found = bitsOf(value);
    return found !== undefined && accept(found & mask, mask);
  };
};

/** `$size`: arrays of exactly so many elements. */
export const ofSize = (operand: Value): Test => {
  const size = toInteger(operand);
  if (!isNumeric(operand))
    throw new StoreError(
      'BadValue',
      `Failed to parse $size. Expected a number in: $size: ${describe(operand)}`,
    );
  if (size === undefined)
    throw new StoreError('BadValue', `Failed to parse $size. Expected an integer: $size: ${String(operand)}`);
  if (size < 0)
    throw new StoreError(
      'BadValue',
      `Failed to parse $size. Expected a non-negative number in: $size: ${String(size)}`,
    );
  return (value) => Array.isArray(value) && value.length === size;
};

const describe = (value: Value): string =>
  isDoc(value) || Array.isArray(value) ? typeOf(value) : JSON.stringify(value);
