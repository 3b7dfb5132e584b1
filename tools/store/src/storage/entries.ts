import { bytesOf, CHUNK, FIRST_CHUNK, rowsOf, type SqlRow, type Statements } from './statements.js';

/** An index key (with the collection's and the index's number in front) and the document it points to. */
export interface Hit {
  readonly key: Buffer;
  readonly record: number;
  readonly bytes: Buffer;
}

/** Keys from `from` to `to`, which is excluded. */
export interface KeyRange {
  readonly from: Buffer;
  readonly to: Buffer;
  /** True when only the key `from` itself is meant. */
  readonly exact: boolean;
}

const hit = (row: SqlRow): Hit => ({
  key: bytesOf(row[0]),
  record: row[1] as number,
  bytes: bytesOf(row[2]),
});

/** The keys of all indexes. */
export class Entries {
  constructor(
    private readonly run: Statements,
    /** Counts committed transactions: a scan reads the rest of its piece anew when it has moved. */
    private readonly version: () => number,
  ) {}

  write(key: Buffer, record: number): void {
    this.run.writeEntry.run(key, record);
  }

  remove(key: Buffer, record: number): void {
    this.run.removeEntry.run(key, record);
  }

  /** Removes all entries whose key lies in a range, `to` excluded. */
  removeRange(from: Buffer, to: Buffer): void {
    this.run.removeEntries.run(from, to);
  }

  /** Up to two of the records that have exactly this key: enough to know whether it is another's. */
  recordsOf(key: Buffer): readonly number[] {
    return rowsOf(this.run.recordsOf.all(key)).map((row) => row[0] as number);
  }

  /** The hits of a range in key order or against it; writes between two of them are seen. */
  hits(range: KeyRange, direction: 1 | -1): Generator<Hit> {
    return range.exact && direction === 1 ? this.exactHits(range.from) : this.rangeHits(range, direction);
  }

  private *exactHits(key: Buffer): Generator<Hit> {
    for (let record = -1; ;) {
      const version = this.version();
      const rows = rowsOf(this.run.exact.all(key, record));
      for (const row of rows) {
        const found = hit(row);
        record = found.record;
        yield found;
        if (this.version() !== version) break;
      }
      if (rows.length < CHUNK && this.version() === version) return;
    }
  }

  private *rangeHits({ from, to }: KeyRange, direction: 1 | -1): Generator<Hit> {
    let last: Hit | undefined;
    for (;;) {
      const version = this.version();
      const size = last ? CHUNK : FIRST_CHUNK;
      const rows = rowsOf(direction === 1 ? this.readUp(from, to, last) : this.readDown(from, to, last));
      for (const row of rows) {
        last = hit(row);
        yield last;
        if (this.version() !== version) break;
      }
      if (rows.length < size && this.version() === version) return;
    }
  }

  private readUp(from: Buffer, to: Buffer, last: Hit | undefined): unknown {
    return last ? this.run.nextUp.all(last.key, last.record, to) : this.run.firstUp.all(from, to);
  }

  private readDown(from: Buffer, to: Buffer, last: Hit | undefined): unknown {
    return last ? this.run.nextDown.all(last.key, last.record, from) : this.run.firstDown.all(to, from);
  }
}
