import { BSONRegExp, ObjectId, Timestamp } from 'bson';
import { encode, MAX_DOCUMENT_BYTES } from '../bson/encode.js';
import { type Doc, isDoc, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';

/** A document ready to be stored. */
export interface Storable {
  readonly doc: Doc;
  readonly bytes: Buffer;
}

const MAX_DEPTH = 180;

const depthOf = (value: Value, depth: number): void => {
  if (depth > MAX_DEPTH) throw new StoreError(15, `Exceeded depth limit of ${MAX_DEPTH}`);
  if (Array.isArray(value)) for (const element of value) depthOf(element, depth + 1);
  else if (isDoc(value)) for (const field of value.values()) depthOf(field, depth + 1);
};

/** Refuses what may not be an `_id`. */
export const checkId = (id: Value): void => {
  if (Array.isArray(id)) throw new StoreError('InvalidIdField', "The '_id' value cannot be of type array");
  if (id instanceof BSONRegExp)
    throw new StoreError('InvalidIdField', "The '_id' value cannot be of type regex");
  if (isDoc(id))
    for (const name of id.keys())
      if (name.startsWith('$'))
        throw new StoreError(
          'DollarPrefixedFieldName',
          `_id fields may not contain '$'-prefixed fields: ${name} is not valid for storage.`,
        );
};

const idFirst = (root: Doc): Doc => {
  const id = root.get('_id');
  return new Map<string, Value>([['_id', root.has('_id') ? id : new ObjectId()], ...root]);
};

/** Checks the size of a document that is to be stored. */
export const checkSize = (bytes: Buffer): void => {
  if (bytes.length > MAX_DOCUMENT_BYTES)
    throw new StoreError(
      'BSONObjectTooLarge',
      `BSONObj size: ${bytes.length} (0x${bytes.length.toString(16).toUpperCase()}) is invalid. Size must be between 0 and 16793600(16MB)`,
    );
};

const isZeroTime = (value: Value): boolean => value instanceof Timestamp && value.toBigInt() === 0n;

/** A document as it is stored: with an `_id`, and that first; the bytes as given when nothing had to change. */
export const storable = (root: Doc, bytes?: Buffer): Storable => {
  checkId(root.get('_id'));
  depthOf(root, 0);
  const [first] = root.keys();
  const ready = first === '_id' && ![...root.values()].some(isZeroTime);
  const stored = first === '_id' ? root : idFirst(root);
  const made = ready && bytes ? bytes : encode(stored);
  checkSize(made);
  return { doc: stored, bytes: made };
};
