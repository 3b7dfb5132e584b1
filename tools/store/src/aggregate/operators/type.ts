import { show } from '../../bson/show.js';
import { Binary, Decimal128, Double, ObjectId, Timestamp } from 'bson';
import { integer } from '../../bson/arithmetic.js';
import { dateOf, timeOf } from '../../bson/far-date.js';
import { isNumeric, type Numeric, toDouble } from '../../bson/number.js';
import {
  double,
  isDoc,
  isInt32,
  type Maybe,
  MISSING,
  type TypeName,
  typeOf,
  type Value,
} from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { parseTypes } from '../../query/types.js';
import { toDecimal } from '../../bson/arithmetic.js';
import { toDecimal128 } from '../../bson/decimal.js';
import { compileFields, isNullish, namedOperands, typeName, unary } from '../build.js';
import type { Operator } from '../scope.js';
import { readIso } from './date-format.js';
import { dateText } from './date-text.js';

const CONVERSION_FAILURE = 241;

const failure = (message: string): StoreError => new StoreError(CONVERSION_FAILURE, message);
const impossible = (value: Value, to: string): StoreError =>
  failure(`Unsupported conversion from ${typeOf(value)} to ${to} in $convert with no onError value`);

const parseNumber = (text: string, to: string): number => {
  if (!/^[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|Infinity|inf|nan)$/i.test(text))
    throw failure(
      `Failed to parse number '${text}' in $convert with no onError value: ${to === 'double' ? 'Did not consume whole string.' : 'Bad digit'}`,
    );
  return Number(text);
};

const numeric = (value: Value, to: string): Numeric => {
  if (isNumeric(value)) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  throw impossible(value, to);
};

const toDoubleValue = (value: Value): Maybe => {
  if (typeof value === 'string') return double(parseNumber(value, 'double'));
  if (value instanceof Date) return double(Number(timeOf(value)));
  return double(toDouble(numeric(value, 'double')));
};

const wholeOf = (value: Value, to: 'int' | 'long'): bigint => {
  if (typeof value === 'string') {
    if (!/^[+-]?\d+$/.test(value))
      throw failure(
        `Failed to parse number '${value}' in $convert with no onError value: Bad digit "${value}"`,
      );
    return BigInt(value.replace(/^\+/, ''));
  }
  if (value instanceof Date && to === 'long') return BigInt(timeOf(value));
  const number = numeric(value, to);
  if (typeof number === 'bigint') return number;
  const plain = toDouble(number);
  if (!Number.isFinite(plain))
    throw failure(
      `Attempt to convert ${Number.isNaN(plain) ? 'NaN' : 'infinity'} value to integer type in $convert with no onError value`,
    );
  return number instanceof Decimal128 && !Number.isSafeInteger(Math.trunc(plain))
    ? BigInt(Math.trunc(plain))
    : BigInt(Math.trunc(plain));
};

const overflow = (value: Value): StoreError =>
  failure(`Conversion would overflow target type in $convert with no onError value: ${show(value)}`);

const toInt = (value: Value): Maybe => {
  const whole = wholeOf(value, 'int');
  if (BigInt.asIntN(32, whole) !== whole) throw overflow(value);
  return Number(whole);
};

const toLong = (value: Value): Maybe => {
  const whole = integer(wholeOf(value, 'long'), true);
  if (whole === undefined) throw overflow(value);
  return whole;
};

const toDecimalValue = (value: Value): Maybe => {
  if (typeof value === 'string') {
    parseNumber(value, 'decimal');
    return Decimal128.fromString(value);
  }
  if (value instanceof Date) return toDecimal128(toDecimal(BigInt(timeOf(value))));
  return value instanceof Decimal128 ? value : toDecimal128(toDecimal(numeric(value, 'decimal')));
};

/** A double as MongoDB writes it: no fraction for whole numbers. */
const numberText = (value: Numeric): string => {
  const plain = value instanceof Double ? value.value : value;
  return String(plain);
};

const toText = (value: Value): Maybe => {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return show(value);
  if (isNumeric(value)) return numberText(value);
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Date) return dateText(value);
  throw impossible(value, 'string');
};

const toBool = (value: Value): Maybe => {
  if (isNumeric(value)) return toDouble(value) !== 0;
  return typeof value === 'boolean' ? value : true;
};

const toDate = (value: Value): Maybe => {
  if (value instanceof Date) return value;
  if (typeof value === 'string') return readIso(value, () => 0);
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.t * 1000);
  if (isNumeric(value) && !(typeof value === 'number' && isInt32(value)))
    return dateOf(typeof value === 'bigint' ? value : Math.trunc(toDouble(value)));
  throw impossible(value, 'date');
};

const toObjectId = (value: Value): Maybe => {
  if (value instanceof ObjectId) return value;
  if (typeof value !== 'string') throw impossible(value, 'objectId');
  if (!/^[0-9a-fA-F]{24}$/.test(value))
    throw failure(
      `Failed to parse objectId '${value}' in $convert with no onError value: Invalid string length for parsing to OID, expected 24 but found ${value.length}`,
    );
  return new ObjectId(value);
};

type Conversion = (value: Value) => Maybe;
const CONVERSIONS: Partial<Record<TypeName, Conversion>> = {
  double: toDoubleValue,
  string: toText,
  objectId: toObjectId,
  bool: toBool,
  date: toDate,
  int: toInt,
  long: toLong,
  decimal: toDecimalValue,
};

const conversionTo = (type: Value): Conversion => {
  const named = isDoc(type) ? type.get('type') : type;
  if (typeof named !== 'string' && !isNumeric(named))
    throw new StoreError(
      'FailedToParse',
      `$convert's 'to' argument must be a string or number, but is ${typeOf(named)}`,
    );
  const [name] = parseTypes(named);
  const conversion = name && CONVERSIONS[name];
  if (!conversion)
    throw failure(`Unsupported conversion to ${String(name)} in $convert with no onError value`);
  return conversion;
};

const convert: Operator = (operand, compile) => {
  const fields = namedOperands(
    '$convert',
    operand,
    { required: ['input', 'to'], optional: ['onError', 'onNull'] },
    { shape: 9, unknown: 9, missing: 9 },
  );
  const field = compileFields(fields, compile);
  const [input, to, onError, onNull] = [field('input'), field('to'), field('onError'), field('onNull')];
  return (scope) => {
    const [value, type]: readonly Maybe[] = [input(scope), to(scope)];
    if (isNullish(value)) return fields.has('onNull') ? onNull(scope) : null;
    if (isNullish(type)) return null;
    try {
      return conversionTo(type)(value);
    } catch (error) {
      if (error instanceof StoreError && error.code === CONVERSION_FAILURE && fields.has('onError'))
        return onError(scope);
      throw error;
    }
  };
};

const short = (conversion: Conversion): Operator =>
  unary((value) => (isNullish(value) ? null : conversion(value)));

const binarySize = unary((value) => {
  if (isNullish(value)) return null;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (value instanceof Binary) return value.length();
  throw new StoreError(51276, `$binarySize requires a string or BinData argument, found: ${typeOf(value)}`);
});

const timestampPart = (part: (value: Timestamp) => number): Operator =>
  unary((value, name) => {
    if (isNullish(value)) return null;
    if (!(value instanceof Timestamp))
      throw new StoreError(5687301, ` Argument to ${name} must be a timestamp, but is ${typeOf(value)}`);
    return BigInt(part(value));
  });

/** Operators on types and between them. */
export const TYPES: Record<string, Operator> = {
  $type: unary((value) => typeName(value)),
  $isNumber: unary((value) => value !== MISSING && isNumeric(value)),
  $convert: convert,
  $toDouble: short(toDoubleValue),
  $toString: short(toText),
  $toObjectId: short(toObjectId),
  $toBool: short(toBool),
  $toDate: short(toDate),
  $toInt: short(toInt),
  $toLong: short(toLong),
  $toDecimal: short(toDecimalValue),
  $binarySize: binarySize,
  $tsSecond: timestampPart((value) => value.t),
  $tsIncrement: timestampPart((value) => value.i),
};
