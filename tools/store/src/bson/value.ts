import {
  type Binary,
  type BSONRegExp,
  type BSONSymbol,
  type Code,
  type Decimal128,
  Double,
  type MaxKey,
  type MinKey,
  type ObjectId,
  type Timestamp,
} from 'bson';

/**
 * A BSON document. A Map keeps every key in the order of the wire; a plain object would move keys such as "1" to the front.
 */
export type Doc = Map<string, Value>;

/**
 * A BSON value as the store computes with it.
 *
 * - `number` is an Int32 when it is an integer of 32 bits (and not -0), otherwise a Double: what `bson.serialize` makes of it;
 * - `Double` holds only the doubles that would otherwise be taken for an Int32 (5.0);
 * - `bigint` is an Int64 (Long); `undefined` is the deprecated BSON type 6.
 */
export type Value =
  | null
  | undefined
  | boolean
  | number
  | bigint
  | string
  | Date
  | Double
  | Decimal128
  | ObjectId
  | Binary
  | Timestamp
  | BSONRegExp
  | BSONSymbol
  | Code
  | MinKey
  | MaxKey
  | Doc
  | Value[];

/** A value or `missing`: a path that leads nowhere, which MongoDB tells from null in many places. */
export const MISSING: unique symbol = Symbol('missing');
export type Missing = typeof MISSING;
export type Maybe = Value | Missing;

/** The names MongoDB gives the types in `$type`, error texts and `$jsonSchema`. */
export type TypeName =
  | 'minKey'
  | 'undefined'
  | 'null'
  | 'int'
  | 'long'
  | 'double'
  | 'decimal'
  | 'string'
  | 'symbol'
  | 'object'
  | 'array'
  | 'binData'
  | 'objectId'
  | 'bool'
  | 'date'
  | 'timestamp'
  | 'regex'
  | 'dbPointer'
  | 'javascript'
  | 'javascriptWithScope'
  | 'maxKey';

/** True for the numbers that BSON writes as an Int32. */
export const isInt32 = (value: number): boolean => (value | 0) === value && !Object.is(value, -0);

/** A double as a value: boxed only where a bare number would be written as an Int32. */
export const double = (value: number): number | Double => (isInt32(value) ? new Double(value) : value);

export const isDoc = (value: unknown): value is Doc => value instanceof Map;

const TYPE_OF_CLASS: Record<string, TypeName> = {
  Double: 'double',
  Decimal128: 'decimal',
  ObjectId: 'objectId',
  Binary: 'binData',
  Timestamp: 'timestamp',
  BSONRegExp: 'regex',
  BSONSymbol: 'symbol',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
};

const typeOfObject = (value: object): TypeName => {
  if (value instanceof Map) return 'object';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  const tag = (value as { _bsontype?: string })._bsontype ?? '';
  if (tag === 'Code') return (value as Code).scope ? 'javascriptWithScope' : 'javascript';
  const name = TYPE_OF_CLASS[tag];
  if (!name) throw new TypeError(`not a BSON value: ${tag}`);
  return name;
};

/** The BSON type of a value, by MongoDB's name for it. */
export const typeOf = (value: Value): TypeName => {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return isInt32(value) ? 'int' : 'double';
  if (typeof value === 'bigint') return 'long';
  if (typeof value === 'boolean') return 'bool';
  if (value === undefined) return 'undefined';
  return value === null ? 'null' : typeOfObject(value);
};

/** The number BSON gives each type, which `$type` also accepts. */
export const TYPE_NUMBERS: Record<TypeName, number> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};

/** A document from pairs; pairs whose value is MISSING are left out. */
export const doc = (fields: Record<string, Maybe>): Doc => {
  const made: Doc = new Map();
  for (const [name, value] of Object.entries(fields)) if (value !== MISSING) made.set(name, value);
  return made;
};
