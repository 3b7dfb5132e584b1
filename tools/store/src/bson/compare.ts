import type { Binary, BSONRegExp, BSONSymbol, Code, ObjectId, Timestamp } from 'bson';
import { compareTexts } from '../collation/collation.js';
import { timeOf } from './far-date.js';
import { compareNumbers, isNumeric, type Numeric } from './number.js';
import { compareStrings } from './strings.js';
import { type Doc, type Maybe, MISSING, type TypeName, typeOf, type Value } from './value.js';

/** The order of types when values of different types are compared; types of one number compare by value. */
const TYPE_ORDER: Record<TypeName, number> = {
  minKey: -1,
  undefined: 0,
  null: 5,
  int: 10,
  long: 10,
  double: 10,
  decimal: 10,
  string: 15,
  symbol: 15,
  object: 20,
  array: 25,
  binData: 30,
  objectId: 35,
  bool: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  dbPointer: 55,
  javascript: 60,
  javascriptWithScope: 65,
  maxKey: 127,
};

/** The place of a value's type in MongoDB's order across types. */
export const typeOrder = (value: Value): number => TYPE_ORDER[typeOf(value)];

const order = (a: number | bigint | boolean, b: number | bigint | boolean): number =>
  a < b ? -1 : a > b ? 1 : 0;

const text = (value: Value): string => (typeof value === 'string' ? value : (value as BSONSymbol).value);

const compareBytes = (a: Uint8Array, b: Uint8Array): number => Buffer.compare(a, b);

const compareBinary = (a: Binary, b: Binary): number =>
  order(a.position, b.position) || order(a.sub_type, b.sub_type) || compareBytes(a.value(), b.value());

const compareRegex = (a: BSONRegExp, b: BSONRegExp): number =>
  compareStrings(a.pattern, b.pattern) || compareStrings(a.options, b.options);

const compareDocs = (a: Doc, b: Doc): number => {
  const [left, right] = [a.entries(), b.entries()];
  for (;;) {
    const [x, y] = [left.next(), right.next()];
    if (x.done || y.done) return order(x.done ? 0 : 1, y.done ? 0 : 1);
    const found =
      order(typeOrder(x.value[1]), typeOrder(y.value[1])) ||
      compareStrings(x.value[0], y.value[0]) ||
      compare(x.value[1], y.value[1]);
    if (found) return found;
  }
};

const compareArrays = (a: readonly Value[], b: readonly Value[]): number => {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const found = compare(a[at], b[at]);
    if (found) return found;
  }
  return order(a.length, b.length);
};

type Comparison = (a: Value, b: Value) => number;
const on =
  <T>(read: (value: T) => number | bigint | boolean): Comparison =>
  (a, b) =>
    order(read(a as T), read(b as T));

const COMPARISONS: Partial<Record<number, Comparison>> = {
  10: (a, b) => compareNumbers(a as Numeric, b as Numeric),
  15: (a, b) => compareTexts(text(a), text(b)),
  20: (a, b) => compareDocs(a as Doc, b as Doc),
  25: (a, b) => compareArrays(a as Value[], b as Value[]),
  30: (a, b) => compareBinary(a as Binary, b as Binary),
  35: (a, b) => compareBytes((a as ObjectId).id, (b as ObjectId).id),
  40: on<boolean>((value) => value),
  45: on<Date>(timeOf),
  47: on<Timestamp>((value) => value.toBigInt()),
  50: (a, b) => compareRegex(a as BSONRegExp, b as BSONRegExp),
  60: (a, b) => compareStrings((a as Code).code, (b as Code).code),
  65: (a, b) => compareStrings((a as Code).code, (b as Code).code),
};

/** MongoDB's total order over all BSON values: negative, 0 or positive. */
export const compare = (a: Value, b: Value): number => {
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  const place = typeOrder(a);
  return order(place, typeOrder(b)) || (COMPARISONS[place]?.(a, b) ?? 0);
};

/** The same, where a path that leads nowhere comes before everything but MinKey, together with undefined. */
export const compareMaybe = (a: Maybe, b: Maybe): number =>
  compare(a === MISSING ? undefined : a, b === MISSING ? undefined : b);

/** True when MongoDB takes the two for equal: 5 equals 5.0, {a:1,b:2} differs from {b:2,a:1}. */
export const equal = (a: Value, b: Value): boolean => compare(a, b) === 0;
