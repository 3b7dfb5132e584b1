import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../errors.js';
import { Entries } from './entries.js';
import { GroupCommit } from './group-commit.js';
import { openDatabase } from './open.js';
import { Records, type StoredRecord } from './records.js';
import { bytesOf, prepareStatements, rowsOf, type SqlRow, type Statements } from './statements.js';

/** Limits below those of the disk; with them a test can see what a full disk does. */
export interface StorageLimits {
  /** The most pages of 4 KB the file may have. */
  readonly maxPages?: number;
}

/**
 * The data folder: documents and index keys in one SQLite file. All reads and writes are synchronous, so a command sees and
 * leaves a consistent state; only `flushed` waits for the disk.
 */
export class Storage {
  /** How often documents or keys of a collection have been dropped as a whole, by the collection's number. */
  readonly drops = new Map<number, number>();
  readonly records: Records;
  readonly entries: Entries;
  private readonly database: DatabaseSync;
  private readonly run: Statements;
  private readonly log: GroupCommit;
  private writing = false;
  private written = 0;
  private durable = 0;
  /** The number of each database's last write. */
  private readonly touched = new Map<string, number>();
  /** Pieces of work that wait for the next commit. */
  private pending = 0;
  private lost = false;
  /** How often a full disk has taken back what was written and not yet on disk. */
  losses = 0;
  /** Called when acknowledged writes were taken back by a full disk: what is kept in memory must be read anew. */
  onLoss: () => void = () => undefined;

  /** Opens or creates the store in a folder; throws when another process has it, or it is of a newer format. */
  constructor(folder: string, limits: StorageLimits = {}) {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, 'store.db');
    this.database = openDatabase(path);
    if (limits.maxPages !== undefined) this.database.exec(`PRAGMA max_page_count = ${limits.maxPages}`);
    this.run = prepareStatements(this.database);
    this.log = new GroupCommit(`${path}-wal`, () => {
      this.commit();
    });
    const version = (): number => this.written;
    this.records = new Records(this.run, version);
    this.entries = new Entries(this.run, version);
  }

  /**
   * Runs `work` so that all of its writes happen or none. They join a transaction that the next flush commits, and are
   * seen by reads at once.
   * @param database the one whose documents change, if any does
   */
  transaction<T>(work: () => T, database?: string): T {
    if (!this.database.isTransaction) this.run.begin.run();
    this.run.save.run();
    this.writing = true;
    try {
      this.touch(database);
      const result = work();
      this.run.release.run();
      this.written += 1;
      this.pending += 1;
      return result;
    } catch (error) {
      this.takeBack();
      throw diskError(error);
    } finally {
      this.writing = false;
    }
  }

  /** Undoes one piece of work. A full disk can end the whole transaction; then all who wait for it are told. */
  private takeBack(): void {
    if (!this.database.isTransaction) {
      this.lost ||= this.pending > 0;
      return;
    }
    this.run.undo.run();
    this.run.release.run();
  }

  /** Notes that the work that runs changes a database; inside `transaction`. */
  touch(database: string | undefined): void {
    if (database !== undefined) this.touched.set(database, this.written + 1);
  }

  /** True while inside `transaction`. */
  get inTransaction(): boolean {
    return this.writing;
  }

  /** Resolves when every write so far is on disk; rejects with OutOfDiskSpace (14031) when it could not be stored. */
  flushed(): Promise<void> {
    return this.durableUpTo(this.written);
  }

  /** As `flushed`, for the writes to one database: what a reader may have seen of it. */
  flushedOf(database: string): Promise<void> {
    // A write that failed has left a number that the next one, of whatever database, will have.
    return this.durableUpTo(Math.min(this.touched.get(database) ?? 0, this.written));
  }

  private async durableUpTo(target: number): Promise<void> {
    if (this.durable >= target) return;
    await this.log.flush();
    this.durable = Math.max(this.durable, target);
  }

  /** Commits what has been written; when that fails, none of it has happened. */
  private commit(): void {
    const { lost } = this;
    this.lost = false;
    this.pending = 0;
    try {
      if (lost) throw new StoreError('OutOfDiskSpace', FULL);
      if (this.database.isTransaction) this.run.commit.run();
    } catch (error) {
      if (this.database.isTransaction) this.run.rollback.run();
      this.losses += 1;
      this.onLoss();
      throw diskError(error);
    }
  }

  /** The descriptions of all collections by their numbers. */
  catalog(): readonly StoredRecord[] {
    return rowsOf(this.run.readCatalog.all()).map((row) => ({
      id: row[0] as number,
      bytes: bytesOf(row[1]),
    }));
  }

  writeCatalog(id: number, description: Buffer): void {
    this.run.writeCatalog.run(id, description);
  }

  removeCatalog(id: number): void {
    this.run.removeCatalog.run(id);
  }

  /** What the session's last retryable write was answered. */
  answer(session: Buffer): { number: number; answer: Buffer } | undefined {
    const row = this.run.readAnswer.get(session) as SqlRow | undefined;
    return row && { number: row[0] as number, answer: bytesOf(row[1]) };
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

const FULL = 'No space left on device: the write was not stored';
const SQLITE_IOERR = 10;
const SQLITE_FULL = 13;

/** A full disk reaches the writer as MongoDB's own error; reads go on. */
const diskError = (error: unknown): unknown => {
  const code = (error as { errcode?: number }).errcode;
  if (code === undefined || ![SQLITE_FULL, SQLITE_IOERR].includes(code & 0xff)) return error;
  return new StoreError('OutOfDiskSpace', FULL, { cause: error });
};
