import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { StoreError } from '../errors.js';
import { GroupCommit } from './group-commit.js';
import { openDatabase } from './open.js';

/** A stored document and its number. */
export interface StoredRecord {
  readonly id: number;
  readonly bytes: Buffer;
}

/** An index key (with the index's number in front) and the record it points to. */
export interface Entry {
  readonly key: Buffer;
  readonly record: number;
}

/** An index key with the document it points to. */
export interface Hit extends Entry {
  readonly bytes: Buffer;
}

/** How many rows one read takes: enough to be cheap per row, few enough that a scan holds little memory. */
const CHUNK = 128;

type Row = readonly unknown[];
const buffer = (value: unknown): Buffer => {
  const bytes = value as Uint8Array;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
};
const record = (row: Row): StoredRecord => ({ id: row[0] as number, bytes: buffer(row[1]) });
const entry = (row: Row): Entry => ({ key: buffer(row[0]), record: row[1] as number });
const hit = (row: Row): Hit => ({ key: buffer(row[0]), record: row[1] as number, bytes: buffer(row[2]) });

const STATEMENTS = {
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  rollback: 'ROLLBACK',
  readRecord: 'SELECT id, document FROM records WHERE id = ?',
  writeRecord:
    'INSERT INTO records VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET document = excluded.document',
  removeRecord: 'DELETE FROM records WHERE id = ?',
  removeRecords: 'DELETE FROM records WHERE id >= ? AND id < ?',
  countRecords: 'SELECT count(*), coalesce(sum(length(document)), 0) FROM records WHERE id >= ? AND id < ?',
  lastRecord: 'SELECT coalesce(max(id), 0) FROM records WHERE id >= ? AND id < ?',
  scanUp: `SELECT id, document FROM records WHERE id > ? AND id < ? ORDER BY id LIMIT ${CHUNK}`,
  scanDown: `SELECT id, document FROM records WHERE id < ? AND id >= ? ORDER BY id DESC LIMIT ${CHUNK}`,
  writeEntry: 'INSERT INTO entries VALUES (?, ?) ON CONFLICT DO NOTHING',
  removeEntry: 'DELETE FROM entries WHERE key = ? AND record = ?',
  removeEntries: 'DELETE FROM entries WHERE key >= ? AND key < ?',
  entriesOf: 'SELECT key, record FROM entries WHERE key = ?',
  countEntries: 'SELECT count(*) FROM entries WHERE key >= ? AND key < ?',
  hitsUp: `SELECT key, record, document FROM entries JOIN records ON id = record
    WHERE (key, record) > (?, ?) AND key < ? ORDER BY key, record LIMIT ?`,
  hitsDown: `SELECT key, record, document FROM entries JOIN records ON id = record
    WHERE (key, record) < (?, ?) AND key >= ? ORDER BY key DESC, record DESC LIMIT ?`,
  readCatalog: 'SELECT id, description FROM catalog ORDER BY id',
  writeCatalog:
    'INSERT INTO catalog VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET description = excluded.description',
  removeCatalog: 'DELETE FROM catalog WHERE id = ?',
  readAnswer: 'SELECT number, answer FROM answers WHERE session = ?',
  writeAnswer: `INSERT INTO answers VALUES (?, ?, ?, ?)
    ON CONFLICT (session) DO UPDATE SET number = excluded.number, at = excluded.at, answer = excluded.answer`,
  removeAnswers: 'DELETE FROM answers WHERE at < ?',
} as const;

type StatementName = keyof typeof STATEMENTS;

const prepareAll = (database: DatabaseSync): Record<StatementName, StatementSync> => {
  const prepared = {} as Record<StatementName, StatementSync>;
  for (const [name, sql] of Object.entries(STATEMENTS)) {
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    prepared[name as StatementName] = statement;
  }
  return prepared;
};

/**
 * The data folder: documents and index keys in one SQLite file. All reads and writes are synchronous, so a command sees and leaves
 * a consistent state; only `flushed` waits for the disk.
 */
export class Storage {
  private readonly database: DatabaseSync;
  private readonly run: Record<StatementName, StatementSync>;
  private readonly log: GroupCommit;
  private writing = false;
  private committed = 0;
  private durable = 0;

  /** Opens or creates the store in a folder; throws when another process has it, or it is of a newer format. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, 'store.db');
    this.database = openDatabase(path);
    this.run = prepareAll(this.database);
    this.log = new GroupCommit(`${path}-wal`);
  }

  /** Runs `work` as one transaction: all of its writes or, when it throws, none. */
  transaction<T>(work: () => T): T {
    this.run.begin.run();
    this.writing = true;
    try {
      const result = work();
      this.run.commit.run();
      this.committed += 1;
      return result;
    } catch (error) {
      if (this.database.isTransaction) this.run.rollback.run();
      throw diskError(error);
    } finally {
      this.writing = false;
    }
  }

  /** True while inside `transaction`. */
  get inTransaction(): boolean {
    return this.writing;
  }

  /** Resolves when every transaction so far is on disk. */
  async flushed(): Promise<void> {
    const target = this.committed;
    if (this.durable >= target) return;
    await this.log.flush();
    this.durable = Math.max(this.durable, target);
  }

  read(id: number): StoredRecord | undefined {
    const row = this.run.readRecord.get(id) as Row | undefined;
    return row && record(row);
  }

  write(id: number, bytes: Buffer): void {
    this.run.writeRecord.run(id, bytes);
  }

  remove(id: number): void {
    this.run.removeRecord.run(id);
  }

  /** Removes the records of a range of numbers, `to` excluded. */
  removeRange(from: number, to: number): void {
    this.run.removeRecords.run(from, to);
  }

  /** How many records lie in a range, and their bytes. */
  count(from: number, to: number): { count: number; bytes: number } {
    const row = this.run.countRecords.get(from, to) as unknown as Row;
    return { count: row[0] as number, bytes: row[1] as number };
  }

  /** The highest record number in a range; 0 when there is none. */
  last(from: number, to: number): number {
    return (this.run.lastRecord.get(from, to) as unknown as Row)[0] as number;
  }

  /** The records of a range in the order of their numbers, read piece by piece: after a write in between, the rest is read anew. */
  *scan(from: number, to: number, direction: 1 | -1 = 1): Generator<StoredRecord> {
    let at = direction === 1 ? from - 1 : to;
    for (;;) {
      const seen = this.committed;
      const rows = direction === 1 ? this.run.scanUp.all(at, to) : this.run.scanDown.all(at, from);
      for (const row of rows as unknown as Row[]) {
        const found = record(row);
        at = found.id;
        yield found;
        if (this.committed !== seen) break;
      }
      if (rows.length < CHUNK && this.committed === seen) return;
    }
  }

  writeEntry(key: Buffer, id: number): void {
    this.run.writeEntry.run(key, id);
  }

  removeEntry(key: Buffer, id: number): void {
    this.run.removeEntry.run(key, id);
  }

  /** Removes all entries whose key lies in a range, `to` excluded. */
  removeEntries(from: Buffer, to: Buffer): void {
    this.run.removeEntries.run(from, to);
  }

  /** The records that have exactly this key. */
  entriesOf(key: Buffer): readonly Entry[] {
    return (this.run.entriesOf.all(key) as unknown as Row[]).map(entry);
  }

  countEntries(from: Buffer, to: Buffer): number {
    return (this.run.countEntries.get(from, to) as unknown as Row)[0] as number;
  }

  /** The entries of a key range (`to` excluded) with their documents, in key order or against it, piece by piece. */
  *hits(from: Buffer, to: Buffer, direction: 1 | -1 = 1): Generator<Hit> {
    let key = direction === 1 ? from : to;
    let id = -1;
    for (let size = 4; ; size = Math.min(size * 4, CHUNK)) {
      const seen = this.committed;
      const rows =
        direction === 1 ? this.run.hitsUp.all(key, id, to, size) : this.run.hitsDown.all(key, id, from, size);
      for (const row of rows as unknown as Row[]) {
        const found = hit(row);
        key = found.key;
        id = found.record;
        yield found;
        if (this.committed !== seen) break;
      }
      if (rows.length < size && this.committed === seen) return;
    }
  }

  catalog(): readonly StoredRecord[] {
    return (this.run.readCatalog.all() as unknown as Row[]).map(record);
  }

  writeCatalog(id: number, description: Buffer): void {
    this.run.writeCatalog.run(id, description);
  }

  removeCatalog(id: number): void {
    this.run.removeCatalog.run(id);
  }

  /** What the session's last retryable write was answered. */
  answer(session: Buffer): { number: number; answer: Buffer } | undefined {
    const row = this.run.readAnswer.get(session) as Row | undefined;
    return row && { number: row[0] as number, answer: buffer(row[1]) };
  }

  writeAnswer(session: Buffer, number: number, at: number, answer: Buffer): void {
    this.run.writeAnswer.run(session, number, at, answer);
  }

  /** Forgets answers older than a time (milliseconds since 1970). */
  removeAnswers(before: number): void {
    this.run.removeAnswers.run(before);
  }

  /** Flushes and closes. */
  async close(): Promise<void> {
    await this.log.close();
    this.database.close();
  }
}

const SQLITE_FULL = 13;
const SQLITE_IOERR = 10;

/** A full disk reaches the writer as MongoDB's own error; reads go on. */
const diskError = (error: unknown): unknown => {
  const code = (error as { errcode?: number }).errcode;
  if (code === undefined || ![SQLITE_FULL, SQLITE_IOERR].includes(code & 0xff)) return error;
  return new StoreError('OutOfDiskSpace', 'No space left on device: the write was not stored', {
    cause: error,
  });
};
