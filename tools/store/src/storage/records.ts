import { bytesOf, CHUNK, rowsOf, type SqlRow, type Statements } from './statements.js';

/** A stored document and its number. */
export interface StoredRecord {
  readonly id: number;
  readonly bytes: Buffer;
}

const record = (row: SqlRow): StoredRecord => ({ id: row[0] as number, bytes: bytesOf(row[1]) });

/** The documents of all collections by their numbers. */
export class Records {
  constructor(
    private readonly run: Statements,
    private readonly version: () => number,
  ) {}

  read(id: number): StoredRecord | undefined {
    const row = this.run.readRecord.get(id) as SqlRow | undefined;
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
    const row = this.run.countRecords.get(from, to) as unknown as SqlRow;
    return { count: row[0] as number, bytes: row[1] as number };
  }

  /** The highest record number in a range; 0 when there is none. */
  last(from: number, to: number): number {
    return (this.run.lastRecord.get(from, to) as unknown as SqlRow)[0] as number;
  }

  /** The records of a range in the order of their numbers or against it; writes between two of them are seen. */
  *scan(from: number, to: number, direction: 1 | -1 = 1): Generator<StoredRecord> {
    let at = direction === 1 ? from - 1 : to;
    for (;;) {
      const version = this.version();
      const rows = rowsOf(direction === 1 ? this.run.scanUp.all(at, to) : this.run.scanDown.all(at, from));
      for (const row of rows) {
        const found = record(row);
        at = found.id;
        yield found;
        if (this.version() !== version) break;
      }
      if (rows.length < CHUNK && this.version() === version) return;
    }
  }
}
