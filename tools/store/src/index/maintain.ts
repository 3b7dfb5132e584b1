import { show } from '../bson/show.js';
import { doc, type Doc, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { matches } from '../query/match.js';
import type { Entries } from '../storage/entries.js';
import { checkPlaces } from './places.js';
import { coarseValues, isTaken } from './collated.js';
import { type Index, isGeo, keyDocument, keyPattern } from './index-spec.js';
import { documentKeys, keyBytes } from './keys.js';

const PREFIX_BYTES = 6;

/** Where an index's keys lie on disk: all of them start with this. */
export const indexPrefix = (collection: number, index: number): Buffer => {
  const prefix = Buffer.allocUnsafe(PREFIX_BYTES);
  prefix.writeUInt32BE(collection, 0);
  prefix.writeUInt16BE(index, 4);
  return prefix;
};

/** The keys of one document in one index, ready to be written. */
export interface IndexKeys {
  readonly index: Index;
  readonly keys: ReadonlyMap<string, Buffer>;
  readonly values: ReadonlyMap<string, readonly Value[]>;
  /** The values of all keys, those too that stand under the same key of an index with a collation. */
  readonly all: readonly (readonly Value[])[];
  readonly arrays: readonly string[];
}

const isIndexed = (index: Index, root: Doc, absent: boolean): boolean =>
  !isGeo(index) && !(index.sparse && absent) && (!index.partial || matches(index.partial, root));

/** The keys a document has in an index; none when the index leaves it out. */
export const indexKeys = (collection: number, index: Index, root: Doc): IndexKeys => {
  checkPlaces(root, index.fields);
  const found = documentKeys(root, index.fields);
  const keys = new Map<string, Buffer>();
  const values = new Map<string, readonly Value[]>();
  const indexed = isIndexed(index, root, found.absent);
  const prefix = indexPrefix(collection, index.number);
  const { collationSpec } = index;
  for (const key of indexed ? found.values : []) {
    const stored = collationSpec ? coarseValues(key, collationSpec) : key;
    const bytes = Buffer.concat([prefix, keyBytes(stored, index.fields)]);
    const text = bytes.toString('latin1');
    keys.set(text, bytes);
    values.set(text, key);
  }
  return { index, keys, values, all: indexed ? found.values : [], arrays: indexed ? found.arrays : [] };
};

/** Error 11000 in the shape drivers and mongoose read. */
export const duplicateKey = (namespace: string, index: Index, values: readonly Value[]): StoreError => {
  const keyValue = keyDocument(index, values);
  const message = `E11000 duplicate key error collection: ${namespace} index: ${index.name} dup key: ${show(keyValue)}`;
  return new StoreError('DuplicateKey', message, {
    details: doc({ keyPattern: keyPattern(index), keyValue }),
  });
};

/** Refuses keys of a unique index that another record already has. */
export const checkUnique = (
  entries: Entries,
  namespace: string,
  keys: IndexKeys,
  self: number | undefined,
): void => {
  const { index } = keys;
  if (!index.unique) return;
  if (index.collation) {
    const prefix = [...keys.keys.values()][0]?.subarray(0, PREFIX_BYTES) ?? Buffer.alloc(0);
    const taken = keys.all.find((values) => isTaken(entries, index, prefix, values, self));
    if (taken) throw duplicateKey(namespace, index, taken);
    return;
  }
  for (const [text, bytes] of keys.keys) {
    const taken = entries.recordsOf(bytes).some((record) => record !== self);
    if (taken) throw duplicateKey(namespace, keys.index, keys.values.get(text) ?? []);
  }
};

/** Writes what is new and removes what is gone; equal keys are left alone. */
export const writeKeys = (
  entries: Entries,
  record: number,
  before: IndexKeys | undefined,
  after: IndexKeys | undefined,
): void => {
  for (const [text, bytes] of before?.keys ?? []) if (!after?.keys.has(text)) entries.remove(bytes, record);
  for (const [text, bytes] of after?.keys ?? []) if (!before?.keys.has(text)) entries.write(bytes, record);
};
