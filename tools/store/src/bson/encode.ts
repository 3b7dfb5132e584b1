import { serialize } from 'bson';
import { StoreError } from '../errors.js';
import type { Doc } from './value.js';

/** The most bytes a stored document may have (16 MiB), and what an answer may add around it. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Writes one document; throws BSONObjectTooLarge (10334) above what the wire allows. */
export const encode = (value: Doc): Buffer => {
  try {
    const bytes = serialize(value, { ignoreUndefined: false });
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new StoreError('BSONObjectTooLarge', 'BSONObj size is invalid: it exceeds the maximum', {
        cause,
      });
    throw cause;
  }
};

const element = (type: number, name: string, length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  bytes[0] = type;
  bytes.write(name, 1, 'utf8');
  return bytes;
};

/** An array element made of documents that are already bytes. */
const arrayElement = (name: string, documents: readonly Buffer[]): Buffer[] => {
  const head = element(4, name, name.length + 2);
  const size = Buffer.alloc(4);
  const parts = documents.flatMap((bytes, at) => [element(3, String(at), String(at).length + 2), bytes]);
  const end = Buffer.alloc(1);
  size.writeInt32LE(parts.reduce((sum, part) => sum + part.length, 5));
  return [head, size, ...parts, end];
};

/** Wraps parts into one document. */
const wrap = (parts: readonly Buffer[]): Buffer => {
  const whole = Buffer.concat([Buffer.alloc(4), ...parts, Buffer.alloc(1)]);
  whole.writeInt32LE(whole.length);
  return whole;
};

/** The inside of an encoded document, without its length and its end. */
const inside = (value: Doc): Buffer => encode(value).subarray(4, -1);

/**
 * The answer of find, aggregate and getMore, with the documents of the batch copied in as they were stored:
 * decoding and encoding them again would cost most of a read.
 *
 * @param ending elements that are already bytes.
 */
export const encodeBatch = (
  field: string,
  documents: readonly Buffer[],
  cursor: Doc,
  ending: Buffer,
): Buffer => {
  const inner = wrap([...arrayElement(field, documents), inside(cursor)]);
  return wrap([element(3, 'cursor', 8), inner, ending]);
};

/** An answer with elements at its end that are already bytes. */
export const encodeWith = (value: Doc, ending: Buffer): Buffer => wrap([inside(value), ending]);
