import { serialize } from 'bson';
import { StoreError } from '../errors.js';
import { writeFarDates } from './far-date.js';
import type { Doc } from './value.js';

/** The most bytes a stored document may have (16 MiB), and what an answer may add around it. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Writes one document; throws BSONObjectTooLarge (10334) above what the wire allows. */
export const encode = (value: Doc): Buffer => {
  try {
    const made = serialize(value, { ignoreUndefined: false });
    const bytes = Buffer.from(made.buffer, made.byteOffset, made.byteLength);
    writeFarDates(bytes, value);
    return bytes;
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new StoreError('BSONObjectTooLarge', 'BSONObj size is invalid: it exceeds the maximum', {
        cause,
      });
    throw cause;
  }
};

const OBJECT = 3;
const ARRAY = 4;
/** What surrounds the elements of a document: its length before, a zero behind. */
const FRAME = 5;

/** Writes bytes one after the other into one buffer of a known size. */
class Writer {
  readonly bytes: Buffer;
  private at = 0;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafe(size);
  }

  name(type: number, name: string): void {
    this.bytes[this.at] = type;
    this.at += 1 + this.bytes.write(name, this.at + 1, 'latin1');
    this.zero();
  }

  size(value: number): void {
    this.at = this.bytes.writeInt32LE(value, this.at);
  }

  copy(part: Buffer): void {
    this.at += part.copy(this.bytes, this.at);
  }

  zero(): void {
    this.bytes[this.at] = 0;
    this.at += 1;
  }
}

const digits = (value: number): number => String(value).length;

/** The inside of an encoded document, without its length and its end. */
const inside = (value: Doc): Buffer => encode(value).subarray(4, -1);

/**
 * The answer of find, aggregate and getMore, with the documents of the batch copied in as they were stored:
 * decoding and encoding them again would cost most of a read. Everything is written once, into one buffer.
 *
 * @param ending elements that are already bytes.
 */
export const encodeBatch = (
  field: string,
  documents: readonly Buffer[],
  cursor: Doc,
  ending: Buffer,
): Buffer => {
  const rest = inside(cursor);
  const array = documents.reduce((sum, bytes, at) => sum + bytes.length + 2 + digits(at), FRAME);
  const inner = FRAME + 2 + field.length + array + rest.length;
  const out = new Writer(FRAME + 2 + 'cursor'.length + inner + ending.length);
  out.size(out.bytes.length);
  out.name(OBJECT, 'cursor');
  out.size(inner);
  out.name(ARRAY, field);
  out.size(array);
  for (const [at, bytes] of documents.entries()) {
    out.name(OBJECT, String(at));
    out.copy(bytes);
  }
  out.zero();
  out.copy(rest);
  out.zero();
  out.copy(ending);
  out.zero();
  return out.bytes;
};

/** An answer with elements at its end that are already bytes. */
export const encodeWith = (value: Doc, ending: Buffer): Buffer => {
  const own = inside(value);
  const out = new Writer(FRAME + own.length + ending.length);
  out.size(out.bytes.length);
  out.copy(own);
  out.copy(ending);
  out.zero();
  return out.bytes;
};
