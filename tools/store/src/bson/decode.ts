import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  deserialize,
  MaxKey,
  MinKey,
  ObjectId,
  onDemand,
  Timestamp,
} from 'bson';
import { dateOf } from './far-date.js';
import { StoreError } from '../errors.js';
import { type Doc, double, type Value } from './value.js';

type Element = ReturnType<typeof onDemand.parseToElements> extends Iterable<infer E> ? E : never;
type Reader = (bytes: Buffer, at: number, length: number) => Value;

const text = (bytes: Buffer, at: number, length: number): string =>
  bytes.toString('utf8', at + 4, at + length - 1);

const date = (bytes: Buffer, at: number): Date => dateOf(bytes.readBigInt64LE(at));

/** Subtype 2 repeats its length inside. */
const OLD_BINARY = 2;

const binary = (bytes: Buffer, at: number): Binary => {
  const size = bytes.readInt32LE(at);
  const subtype = bytes[at + 4] ?? 0;
  const start = subtype === OLD_BINARY ? at + 9 : at + 5;
  return new Binary(Uint8Array.prototype.slice.call(bytes, start, at + 5 + size), subtype);
};

const regex = (bytes: Buffer, at: number, length: number): BSONRegExp => {
  const end = bytes.indexOf(0, at);
  return new BSONRegExp(bytes.toString('utf8', at, end), bytes.toString('utf8', end + 1, at + length - 1));
};

const codeWithScope = (bytes: Buffer, at: number): Code => {
  const size = bytes.readInt32LE(at + 4);
  const scopeAt = at + 8 + size;
  const scope = bytes.subarray(scopeAt, scopeAt + bytes.readInt32LE(scopeAt));
  return new Code(bytes.toString('utf8', at + 8, scopeAt - 1), deserialize(scope));
};

/** How each BSON type number is read; bytes of a value never outlive the message they came in. */
const READERS: Record<number, Reader> = {
  1: (bytes, at) => double(bytes.readDoubleLE(at)),
  2: text,
  3: (bytes, at) => documentAt(bytes, at),
  4: (bytes, at) => arrayAt(bytes, at),
  5: binary,
  6: () => undefined,
  7: (bytes, at) => new ObjectId(Uint8Array.prototype.slice.call(bytes, at, at + 12)),
  8: (bytes, at) => bytes[at] === 1,
  9: date,
  10: () => null,
  11: regex,
  13: (bytes, at, length) => new Code(text(bytes, at, length)),
  14: (bytes, at, length) => new BSONSymbol(text(bytes, at, length)),
  15: codeWithScope,
  16: (bytes, at) => bytes.readInt32LE(at),
  17: (bytes, at) => new Timestamp(bytes.readBigUInt64LE(at)),
  18: (bytes, at) => bytes.readBigInt64LE(at),
  19: (bytes, at) => new Decimal128(Uint8Array.prototype.slice.call(bytes, at, at + 16)),
  127: () => new MaxKey(),
  255: () => new MinKey(),
};

const valueOf = (bytes: Buffer, element: Element): Value => {
  const read = READERS[element[0]];
  if (!read) throw new StoreError('InvalidBSON', `unknown BSON type ${element[0]}`);
  return read(bytes, element[3], element[4]);
};

const documentAt = (bytes: Buffer, at: number): Doc => {
  const made: Doc = new Map();
  for (const element of onDemand.parseToElements(bytes, at)) {
    const name = bytes.toString('utf8', element[1], element[1] + element[2]);
    made.set(name, valueOf(bytes, element));
  }
  return made;
};

const arrayAt = (bytes: Buffer, at: number): Value[] => {
  const made: Value[] = [];
  for (const element of onDemand.parseToElements(bytes, at)) made.push(valueOf(bytes, element));
  return made;
};

/** Reads one document; throws InvalidBSON (22) when the bytes are not BSON. */
export const decode = (bytes: Uint8Array): Doc => {
  try {
    return documentAt(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0);
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError('InvalidBSON', cause instanceof Error ? cause.message : String(cause), { cause });
  }
};
