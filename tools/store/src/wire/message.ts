import { decode } from '../bson/decode.js';
import type { Doc } from '../bson/value.js';
import { StoreError } from '../errors.js';

/** The messages of the MongoDB wire protocol that are still in use. */
export const OP_REPLY = 1;
export const OP_QUERY = 2004;
export const OP_MSG = 2013;

const HEADER = 16;
/** Where a message's own number stands. */
export const REQUEST_ID_AT = 4;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const EXHAUST_ALLOWED = 1 << 16;
const REQUIRED_BITS = 0xffff;

/** The largest message taken. */
export const MAX_MESSAGE_BYTES = 48_000_000;

/** One message of a client. */
export interface Message {
  readonly requestId: number;
  readonly kind: typeof OP_MSG | typeof OP_QUERY;
  readonly body: Doc;
  readonly sequences: ReadonlyMap<string, readonly Buffer[]>;
  /** True when the client wants no answer. */
  readonly silent: boolean;
  /** True when the client takes several answers to this message. */
  readonly exhaust: boolean;
}

const protocolError = (message: string): StoreError => new StoreError('ProtocolError', message);

const documentAt = (bytes: Buffer, at: number, end: number): Buffer => {
  const size = at + 4 <= end ? bytes.readInt32LE(at) : 0;
  if (size < 5 || at + size > end) throw protocolError('document does not fit its message');
  return bytes.subarray(at, at + size);
};

const sequenceAt = (bytes: Buffer, at: number, end: number): { name: string; documents: Buffer[] } => {
  const nameEnd = bytes.indexOf(0, at);
  if (nameEnd < 0 || nameEnd >= end) throw protocolError('document sequence without a name');
  const documents: Buffer[] = [];
  for (let next = nameEnd + 1; next < end;) {
    const found = documentAt(bytes, next, end);
    documents.push(found);
    next += found.length;
  }
  return { name: bytes.toString('utf8', at, nameEnd), documents };
};

const readSections = (bytes: Buffer, end: number): Pick<Message, 'body' | 'sequences'> => {
  const sequences = new Map<string, readonly Buffer[]>();
  let body: Doc | undefined;
  for (let at = HEADER + 4; at < end;) {
    const kind = bytes[at];
    if (kind === 0) {
      const found = documentAt(bytes, at + 1, end);
      body = decode(found);
      at += 1 + found.length;
    } else if (kind === 1) {
      const size = bytes.readInt32LE(at + 1);
      if (size < 5 || at + 1 + size > end) throw protocolError('section does not fit its message');
      const { name, documents } = sequenceAt(bytes, at + 5, at + 1 + size);
      sequences.set(name, documents);
      at += 1 + size;
    } else throw protocolError(`unknown section kind ${kind ?? -1}`);
  }
  if (!body) throw protocolError('message without a body');
  return { body, sequences };
};

const readMsg = (bytes: Buffer): Message => {
  const flags = bytes.readUInt32LE(HEADER);
  const unknown = flags & REQUIRED_BITS & ~(CHECKSUM_PRESENT | MORE_TO_COME);
  if (unknown !== 0) throw protocolError(`Message contains illegal flags value: Ob${unknown.toString(2)}`);
  const end = bytes.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  return {
    requestId: bytes.readInt32LE(REQUEST_ID_AT),
    kind: OP_MSG,
    ...readSections(bytes, end),
    silent: (flags & MORE_TO_COME) !== 0,
    exhaust: (flags & EXHAUST_ALLOWED) !== 0,
  };
};

const readQuery = (bytes: Buffer): Message => {
  const nameEnd = bytes.indexOf(0, HEADER + 4);
  const namespace = bytes.toString('utf8', HEADER + 4, nameEnd);
  const given = decode(documentAt(bytes, nameEnd + 9, bytes.length));
  const inner = given.get('$query') ?? given.get('query');
  const body: Doc = new Map(inner instanceof Map ? inner : given);
  body.set('$db', namespace.split('.')[0] ?? 'admin');
  return {
    requestId: bytes.readInt32LE(REQUEST_ID_AT),
    kind: OP_QUERY,
    body,
    sequences: new Map(),
    silent: false,
    exhaust: false,
  };
};

/** Reads one whole message; throws ProtocolError (17) for what the store does not speak. */
export const readMessage = (bytes: Buffer): Message => {
  const opCode = bytes.readInt32LE(12);
  if (opCode === OP_MSG) return readMsg(bytes);
  if (opCode === OP_QUERY) return readQuery(bytes);
  throw protocolError(`unsupported op code ${opCode}`);
};

let nextId = 1;

const header = (length: number, responseTo: number, opCode: number): Buffer => {
  const bytes = Buffer.allocUnsafe(HEADER);
  nextId = (nextId + 1) & 0x7fffffff;
  bytes.writeInt32LE(length, 0);
  bytes.writeInt32LE(nextId, REQUEST_ID_AT);
  bytes.writeInt32LE(responseTo, 8);
  bytes.writeInt32LE(opCode, 12);
  return bytes;
};

/** What goes before the answer to an OP_MSG; `goesOn` when another answer will follow unasked. */
export const msgHead = (responseTo: number, length: number, goesOn = false): Buffer => {
  const flagsAndKind = Buffer.alloc(5);
  flagsAndKind.writeUInt32LE(goesOn ? MORE_TO_COME : 0, 0);
  return Buffer.concat([header(HEADER + 5 + length, responseTo, OP_MSG), flagsAndKind]);
};

/** What goes before the answer to an OP_QUERY, which only the first message of a connection still is. */
export const replyHead = (responseTo: number, length: number): Buffer => {
  const fields = Buffer.alloc(20);
  fields.writeInt32LE(8, 0);
  fields.writeInt32LE(1, 16);
  return Buffer.concat([header(HEADER + 20 + length, responseTo, OP_REPLY), fields]);
};

/** Cuts a stream of bytes into messages. */
export class Framer {
  private chunks: Buffer[] = [];
  private length = 0;

  /** Takes what has arrived and answers the messages that are complete; throws for an impossible length. */
  push(chunk: Buffer): readonly Buffer[] {
    this.chunks.push(chunk);
    this.length += chunk.length;
    const found: Buffer[] = [];
    for (let next = this.take(); next; next = this.take()) found.push(next);
    return found;
  }

  private take(): Buffer | undefined {
    if (this.length < 4) return undefined;
    if ((this.chunks[0]?.length ?? 0) < 4) this.join();
    const size = this.chunks[0]?.readInt32LE(0) ?? 0;
    if (size < HEADER || size > MAX_MESSAGE_BYTES)
      throw protocolError(`message length ${size} is not allowed`);
    if (this.length < size) return undefined;
    this.join();
    const all = this.chunks[0] ?? Buffer.alloc(0);
    this.chunks = size < all.length ? [all.subarray(size)] : [];
    this.length -= size;
    return all.subarray(0, size);
  }

  private join(): void {
    if (this.chunks.length > 1) this.chunks = [Buffer.concat(this.chunks)];
  }
}
