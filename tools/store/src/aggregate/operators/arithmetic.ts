import { Decimal128, Double } from 'bson';
import { add, divide, integer, modulo, multiply, subtract } from '../../bson/arithmetic.js';
import { parseDecimal, type Finite, toDecimal128 } from '../../bson/decimal.js';
import { moved, timeOf } from '../../bson/far-date.js';
import { isNumeric, type Numeric, toDouble, toInteger } from '../../bson/number.js';
import { double, isInt32, type Maybe, MISSING, typeOf } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { isNullish, operands, settle, typeName, unaryOrNull } from '../build.js';
import type { Operator } from '../scope.js';

/** Integers that do not fit 64 bits become doubles in expressions. */
const widened =
  (
    operation: (a: Numeric, b: Numeric) => Numeric | undefined,
    plain: (a: number, b: number) => number,
  ): ((a: Numeric, b: Numeric) => Numeric) =>
  (a, b) =>
    operation(a, b) ?? double(plain(toDouble(a), toDouble(b)));

/** Sum for expressions and accumulators. */
export const sum = widened(add, (a, b) => a + b);
const difference = widened(subtract, (a, b) => a - b);
const product = widened(multiply, (a, b) => a * b);

const millis = (value: Numeric): number => Math.round(toDouble(value));

const addAll = (values: readonly Maybe[]): Maybe => {
  if (values.some(isNullish)) return null;
  const dates = values.filter((value) => value instanceof Date);
  if (dates.length > 1) throw new StoreError(16612, 'only one date allowed in an $add expression');
  const total = values
    .filter((value) => !(value instanceof Date))
    .reduce<Numeric>(
      (whole, value) =>
        sum(
          whole,
          numberIn('$add', value, 'only numbers and dates are allowed in an $add expression', 16554),
        ),
      0,
    );
  const [date] = dates;
  return date ? moved(date, millis(total)) : total;
};

const numberIn = (name: string, value: Maybe, message: string, code: number): Numeric => {
  if (value === MISSING || !isNumeric(value))
    throw new StoreError(
      code === 16554 ? 'TypeMismatch' : code,
      `${message ? message : `${name} only supports numeric types`}, not ${typeName(value)}`,
    );
  return value;
};

const subtractTwo = ([a, b]: readonly Maybe[]): Maybe => {
  if (isNullish(a) || isNullish(b)) return null;
  if (a instanceof Date && b instanceof Date) return BigInt(timeOf(a)) - BigInt(timeOf(b));
  if (a instanceof Date && isNumeric(b)) return moved(a, -millis(b));
  if (isNumeric(a) && isNumeric(b)) return difference(a, b);
  throw new StoreError('TypeMismatch', `can't $subtract ${typeOf(b)} from ${typeOf(a)}`);
};

const multiplyAll = (values: readonly Maybe[]): Maybe => {
  if (values.some(isNullish)) return null;
  return values.reduce<Numeric>(
    (whole, value) =>
      product(whole, numberIn('$multiply', value, '$multiply only supports numeric types', 16554)),
    1,
  );
};

const isZero = (value: Numeric): boolean => toDouble(value) === 0;

const divideTwo = ([a, b]: readonly Maybe[]): Maybe => {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumeric(a) || !isNumeric(b))
    throw new StoreError(
      'TypeMismatch',
      `$divide only supports numeric types, not ${typeOf(a)} and ${typeOf(b)}`,
    );
  if (isZero(b)) throw new StoreError('BadValue', "can't $divide by zero");
  return divide(a, b);
};

const modTwo = ([a, b]: readonly Maybe[]): Maybe => {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumeric(a) || !isNumeric(b))
    throw new StoreError(16611, `$mod only supports numeric types, not ${typeOf(a)} and ${typeOf(b)}`);
  if (isZero(b)) throw new StoreError(16610, "can't $mod by zero");
  return modulo(a, b) ?? 0;
};

/** A numeric function of doubles; decimals pass through their nearest double. */
const real = (run: (value: number) => number, check?: (value: number, name: string) => void): Operator =>
  unaryOrNull((value, name) => {
    if (!isNumeric(value))
      throw new StoreError(28765, `${name} only supports numeric types, not ${typeOf(value)}`);
    const plain = toDouble(value);
    check?.(plain, name);
    const result = run(plain);
    return value instanceof Decimal128 ? Decimal128.fromString(String(result)) : double(result);
  });

const absolute = (value: Numeric): Numeric => {
  if (value instanceof Decimal128) return mapDecimal(value, (decimal) => ({ ...decimal, negative: false }));
  if (typeof value === 'bigint') {
    if (value === -(1n << 63n)) throw new StoreError(28680, "can't take $abs of long long min");
    return value < 0n ? -value : value;
  }
  if (value instanceof Double) return double(Math.abs(value.value));
  return isInt32(value) ? (integer(BigInt(Math.abs(value)), false) ?? 0) : double(Math.abs(value));
};

/** A decimal changed, NaN and the infinities left. */
export const mapDecimal = (value: Decimal128, run: (decimal: Finite) => Finite): Decimal128 => {
  const decimal = parseDecimal(value);
  return typeof decimal === 'string' ? value : toDecimal128(run(decimal));
};

const integerPower = (base: Numeric, exponent: Numeric): Numeric | undefined => {
  const count = toInteger(exponent);
  if (base instanceof Double || base instanceof Decimal128 || (typeof base === 'number' && !isInt32(base)))
    return undefined;
  if (
    exponent instanceof Double ||
    exponent instanceof Decimal128 ||
    count === undefined ||
    count < 0 ||
    count > 64
  )
    return undefined;
  return integer(BigInt(base) ** BigInt(count), typeof base === 'bigint' || typeof exponent === 'bigint');
};

const power = ([base, exponent]: readonly Maybe[]): Maybe => {
  if (isNullish(base) || isNullish(exponent)) return null;
  if (!isNumeric(base)) throw new StoreError(28762, `$pow's base must be numeric, not ${typeOf(base)}`);
  if (!isNumeric(exponent))
    throw new StoreError(28763, `$pow's exponent must be numeric, not ${typeOf(exponent)}`);
  if (isZero(base) && toDouble(exponent) < 0)
    throw new StoreError(28764, '$pow cannot take a base of 0 and a negative exponent');
  const exact = integerPower(base, exponent);
  if (exact !== undefined) return exact;
  const plain = toDouble(base) ** toDouble(exponent);
  return base instanceof Decimal128 || exponent instanceof Decimal128
    ? Decimal128.fromString(String(plain))
    : double(plain);
};

const positive =
  (code: number, zero: boolean) =>
  (value: number, name: string): void => {
    if (value < 0 || (value === 0 && !zero))
      throw new StoreError(
        code,
        `${name}'s argument must be a ${zero ? 'non-negative' : 'positive'} number, but is ${value}`,
      );
  };

const within =
  (low: number, high: number) =>
  (value: number, name: string): void => {
    if (value < low || value > high)
      throw new StoreError(50989, `cannot apply ${name} to ${value}, value must be in [${low},${high}]`);
  };

const logarithm = ([value, base]: readonly Maybe[]): Maybe => {
  if (isNullish(value) || isNullish(base)) return null;
  if (!isNumeric(value)) throw new StoreError(28756, `$log's argument must be numeric, not ${typeOf(value)}`);
  if (!isNumeric(base)) throw new StoreError(28757, `$log's base must be numeric, not ${typeOf(base)}`);
  const [plain, ofBase] = [toDouble(value), toDouble(base)];
  if (plain <= 0) throw new StoreError(28758, `$log's argument must be a positive number, but is ${plain}`);
  if (ofBase <= 0 || ofBase === 1)
    throw new StoreError(28759, `$log's base must be a positive number not equal to 1, but is ${ofBase}`);
  return double(Math.log(plain) / Math.log(ofBase));
};

const bitwise = (start: bigint, join: (a: bigint, b: bigint) => bigint): Operator =>
  operands(0, Infinity, (values, name) => {
    if (values.some(isNullish)) return null;
    const wide = values.some((value) => typeof value === 'bigint');
    const whole = values.map((value) => {
      if (typeof value === 'bigint') return value;
      if (typeof value === 'number' && isInt32(value)) return BigInt(value);
      throw new StoreError('TypeMismatch', `${name} only supports int and long operands.`);
    });
    return integer(whole.reduce(join, start), wide) ?? 0;
  });

const bitNot = unaryOrNull((value) => {
  if (typeof value === 'bigint') return ~value;
  if (typeof value === 'number' && isInt32(value)) return ~value;
  throw new StoreError('TypeMismatch', `$bitNot only supports int and long, not: ${typeOf(value)}`);
});

const absOperator = unaryOrNull((value, name) => {
  if (!isNumeric(value))
    throw new StoreError(28765, `${name} only supports numeric types, not ${typeOf(value)}`);
  return absolute(value);
});

const DEGREE = Math.PI / 180;

/** Arithmetic, rounding, powers, trigonometry and bits. */
export const ARITHMETIC: Record<string, Operator> = {
  $add: operands(0, Infinity, addAll),
  $subtract: operands(2, 2, subtractTwo),
  $multiply: operands(0, Infinity, multiplyAll),
  $divide: operands(2, 2, divideTwo),
  $mod: operands(2, 2, modTwo),
  $abs: absOperator,
  $pow: operands(2, 2, power),
  $sqrt: real(Math.sqrt, positive(28714, true)),
  $exp: real(Math.exp),
  $ln: real(Math.log, positive(28766, false)),
  $log10: real(Math.log10, positive(28761, false)),
  $log: operands(2, 2, logarithm),
  $sin: real(Math.sin),
  $cos: real(Math.cos),
  $tan: real(Math.tan),
  $asin: real(Math.asin, within(-1, 1)),
  $acos: real(Math.acos, within(-1, 1)),
  $atan: real(Math.atan),
  $sinh: real(Math.sinh),
  $cosh: real(Math.cosh),
  $tanh: real(Math.tanh),
  $asinh: real(Math.asinh),
  $acosh: real(Math.acosh, within(1, Infinity)),
  $atanh: real(Math.atanh, within(-1, 1)),
  $atan2: operands(2, 2, ([y, x], name) => {
    if (isNullish(y) || isNullish(x)) return null;
    if (!isNumeric(y) || !isNumeric(x)) throw new StoreError(51044, `${name} only supports numeric types`);
    return double(Math.atan2(toDouble(y), toDouble(x)));
  }),
  $degreesToRadians: real((value) => value * DEGREE),
  $radiansToDegrees: real((value) => value / DEGREE),
  $bitAnd: bitwise(-1n, (a, b) => a & b),
  $bitOr: bitwise(0n, (a, b) => a | b),
  $bitXor: bitwise(0n, (a, b) => a ^ b),
  $bitNot: bitNot,
};

/** The value of an operand that must be an integer of 32 bits. */
export const needInteger = (value: Maybe, code: number, message: string): number => {
  const found = toInteger(settle(value));
  if (found === undefined) throw new StoreError(code, message);
  return found;
};
