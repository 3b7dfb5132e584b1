import type { Collation } from '../collation/collation.js';
import { fullCollation, readCollation } from '../collation/read-collation.js';
import { isNumeric, toDouble } from '../bson/number.js';
import { type Doc, doc, isDoc, type Value } from '../bson/value.js';
import type { Expression } from '../query/expression.js';
import { parseFilter } from '../query/parse.js';
import { splitPath } from '../query/path.js';
import type { IndexField } from './keys.js';

/** An index of a collection as the store uses it. */
export interface Index {
  /** Tells the index from the collection's others in the keys on disk; 0 is `_id_`. */
  readonly number: number;
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  /** Only documents that fit are indexed. */
  readonly partial: Expression | undefined;
  /** Seconds after the field's date at which a document is removed. */
  readonly expireAfterSeconds: number | undefined;
  readonly hidden: boolean;
  /** How texts in its keys compare; undefined for bytes. */
  readonly collation: Collation | undefined;
  /** The same with all its fields. */
  readonly collationSpec: Doc | undefined;
  /** What `listIndexes` answers. */
  readonly description: Doc;
  /** The paths at which some document had an array. Grows only. */
  readonly arrays: Set<string>;
}

const fieldsOf = (key: Doc): readonly IndexField[] =>
  [...key].map(([path, order]) => ({
    path,
    parts: splitPath(path),
    direction: isNumeric(order) && toDouble(order) < 0 ? -1 : 1,
    kind: order === '2d' || order === '2dsphere' ? order : 'ordered',
  }));

const textOf = (value: Value): string => (typeof value === 'string' ? value : '');

const flag = (description: Doc, name: string): boolean => {
  const value = description.get(name);
  return isNumeric(value) ? toDouble(value) !== 0 : value === true;
};

/** Makes an index usable from its description; the description has been checked. */
export const indexOf = (number: number, description: Doc, arrays: readonly string[] = []): Index => {
  const partial = description.get('partialFilterExpression');
  const expiry = description.get('expireAfterSeconds');
  const key = description.get('key');
  return {
    number,
    name: textOf(description.get('name')),
    fields: fieldsOf(isDoc(key) ? key : new Map<string, Value>()),
    unique: number === 0 || flag(description, 'unique'),
    sparse: flag(description, 'sparse'),
    partial: isDoc(partial) ? parseFilter(partial) : undefined,
    expireAfterSeconds: isNumeric(expiry) ? toDouble(expiry) : undefined,
    hidden: flag(description, 'hidden'),
    collation: readCollation(description.get('collation')),
    collationSpec: fullCollation(description.get('collation')),
    description,
    arrays: new Set(arrays),
  };
};

/** The description of the index every collection has. */
export const ID_INDEX: Doc = doc({ v: 2, key: doc({ _id: 1 }), name: '_id_' });

/** True for an index on places, which has no keys. */
export const isGeo = (index: Index): boolean => index.fields.some((field) => field.kind !== 'ordered');

/** The key pattern of an index. */
export const keyPattern = (index: Index): Doc => index.description.get('key') as Doc;

/** The values of a key by their fields' paths, as error 11000 and `explain` show them. */
export const keyDocument = (index: Index, values: readonly Value[]): Doc =>
  new Map(index.fields.map((field, at) => [field.path, values[at] ?? null]));
