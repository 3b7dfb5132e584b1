import { randomBytes } from 'node:crypto';
import { StoreError } from '../errors.js';
import { PAUSE, type Pause } from '../query/pause.js';
import type { TimeLimit } from '../query/time-limit.js';

/** Documents that come one by one, as bytes, with pauses where they take long to find. */
export type Documents = Iterator<Buffer | Pause, unknown, void>;

/** Lets others have their turn. */
export type Rest = () => Promise<void>;

/** What is told of a cursor when it is opened. */
export interface CursorInfo {
  readonly namespace: string;
  /** The session it belongs to, by its id's bytes in hex; it ends with it. */
  readonly session: string | undefined;
  readonly noTimeout: boolean;
  /** Its reader wants only what is on disk, also in later batches. */
  readonly durable?: boolean;
  /** Set for a tailable cursor: it stays open at its end, and may wait for more. */
  readonly tail?: { readonly awaitData: boolean; readonly wait: (ms: number) => Promise<void> };
  /** How long its searching may take. */
  readonly time: TimeLimit;
}

/** A result that is read in pieces. */
export class Cursor {
  private readonly pending: Buffer[] = [];
  private ended = false;
  private closed = false;
  /** True while a command reads from it. */
  busy = false;
  lastUsed = 0;
  /** 0 until it is kept for `getMore`. */
  id = 0n;

  constructor(
    readonly info: CursorInfo,
    private readonly documents: Documents,
  ) {}

  /**
   * The next documents: no more than asked for, and no more than some MB (but at least one). Throws CursorInUse (143) when
   * another command reads from it, CursorKilled (237) when it is ended meanwhile.
   */
  async batch(limit: number, rest: Rest): Promise<Buffer[]> {
    if (this.busy) throw new StoreError('CursorInUse', `cursor id ${this.id} is already in use`);
    this.busy = true;
    try {
      return await this.read(limit, rest);
    } finally {
      this.busy = false;
    }
  }

  private async read(limit: number, rest: Rest): Promise<Buffer[]> {
    const taken: Buffer[] = [];
    let bytes = 0;
    while (taken.length < limit && bytes < MAX_BATCH_BYTES) {
      const next = this.pending.shift() ?? this.pull();
      if (next === PAUSE) {
        await rest();
        if (this.closed) throw new StoreError('CursorKilled', `cursor id ${this.id} was killed`);
        continue;
      }
      if (!next) break;
      bytes += next.length;
      taken.push(next);
    }
    await this.lookAhead(rest);
    return taken;
  }

  /** Finds out whether there is more. */
  private async lookAhead(rest: Rest): Promise<void> {
    while (this.pending.length === 0 && !this.ended) {
      const next = this.pull();
      if (next === undefined) return;
      if (next === PAUSE) await rest();
      else this.pending.push(next);
    }
  }

  /** True when nothing is left after the last batch. */
  get exhausted(): boolean {
    return this.pending.length === 0 && this.ended;
  }

  private pull(): Buffer | Pause | undefined {
    if (this.ended) return undefined;
    const next = this.documents.next();
    if (next.done !== true) return next.value;
    this.ended = this.info.tail === undefined;
    return undefined;
  }

  close(): void {
    this.closed = true;
    this.documents.return?.();
  }
}

/** A batch ends once it is so big: a client that reads everything in big pieces must not cost the memory of the pieces. */
const MAX_BATCH_BYTES = 1024 * 1024;

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
    this.closeWhere(
      (cursor) => !cursor.busy && !cursor.info.noTimeout && now.getTime() - cursor.lastUsed > idleMs,
    );
  }

  closeAll(): void {
    this.closeWhere(() => true);
  }

  get size(): number {
    return this.open.size;
  }
}
