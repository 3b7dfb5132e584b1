import { randomBytes } from 'node:crypto';
import { StoreError } from '../errors.js';

/** Documents that come one by one, as bytes. */
export type Documents = Iterator<Buffer, unknown, void>;

/** What is told of a cursor when it is opened. */
export interface CursorInfo {
  readonly namespace: string;
  /** The session it belongs to, by its id's bytes in hex; it ends with it. */
  readonly session: string | undefined;
  readonly noTimeout: boolean;
  /** Set for a tailable cursor: it stays open at its end, and may wait for more. */
  readonly tail?: { readonly awaitData: boolean; readonly wait: (ms: number) => Promise<void> };
  /** The `comment` and milliseconds limit it was opened with. */
  readonly maxTimeMS?: number | undefined;
}

/** A result that is read in pieces. */
export class Cursor {
  private readonly pending: Buffer[] = [];
  private ended = false;
  lastUsed = 0;
  /** 0 until it is kept for `getMore`. */
  id = 0n;

  constructor(
    readonly info: CursorInfo,
    private readonly documents: Documents,
  ) {}

  /** The next documents: no more than asked for, and no more than 16 MB (but at least one). */
  batch(limit: number): Buffer[] {
    const taken: Buffer[] = [];
    let bytes = 0;
    while (taken.length < limit) {
      const next = this.pending.shift() ?? this.pull();
      if (!next) break;
      bytes += next.length;
      if (taken.length > 0 && bytes > MAX_BATCH_BYTES) {
        this.pending.unshift(next);
        break;
      }
      taken.push(next);
    }
    return taken;
  }

  /** True when nothing is left. Looks one document ahead. */
  get exhausted(): boolean {
    if (this.pending.length > 0) return false;
    const next = this.pull();
    if (next) this.pending.push(next);
    return !next;
  }

  private pull(): Buffer | undefined {
    if (this.ended) return undefined;
    const next = this.documents.next();
    if (next.done !== true) return next.value;
    this.ended = this.info.tail === undefined;
    return undefined;
  }

  close(): void {
    this.documents.return?.();
  }
}

const MAX_BATCH_BYTES = 16 * 1024 * 1024;

/** The open cursors of the store. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();

  /** A cursor over documents, not yet known to `getMore`. */
  make(documents: Documents, info: CursorInfo): Cursor {
    return new Cursor(info, documents);
  }

  keep(cursor: Cursor, now: Date): void {
    cursor.lastUsed = now.getTime();
    if (cursor.id === 0n) cursor.id = randomBytes(8).readBigInt64LE() & 0x7fffffffffffffffn;
    this.open.set(cursor.id, cursor);
  }

  /** The cursor; throws CursorNotFound (43) when it has ended, expired or never was. */
  find(id: bigint): Cursor {
    const found = this.open.get(id);
    if (!found) throw new StoreError('CursorNotFound', `cursor id ${id} not found`);
    return found;
  }

  /** Ends a cursor; false when there is none. */
  close(id: bigint): boolean {
    this.open.get(id)?.close();
    return this.open.delete(id);
  }

  private closeWhere(wanted: (cursor: Cursor) => boolean): void {
    for (const cursor of this.open.values()) if (wanted(cursor)) this.close(cursor.id);
  }

  /** Ends the cursors of a session. */
  closeSession(session: string): void {
    this.closeWhere((cursor) => cursor.info.session === session);
  }

  /** Ends the cursors on a collection that is no more. */
  closeNamespace(namespace: string): void {
    this.closeWhere((cursor) => cursor.info.namespace === namespace);
  }

  /** Ends what nobody has read for so long. */
  expire(now: Date, idleMs: number): void {
    this.closeWhere((cursor) => !cursor.info.noTimeout && now.getTime() - cursor.lastUsed > idleMs);
  }

  closeAll(): void {
    this.closeWhere(() => true);
  }

  get size(): number {
    return this.open.size;
  }
}
