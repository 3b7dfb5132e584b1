import type { Collection, Row } from '../catalog/collection.js';
import { mergedPieces } from '../query/merge-pieces.js';
import { PAUSE, type Paced, type Pause } from '../query/pause.js';
import { compareKeys, type SortField, type SortKey, sortKey } from '../query/sort.js';

interface Ranked {
  readonly key: SortKey;
  readonly id: number;
  /** Left out when there are too many to keep: then it is read again when its turn comes. */
  row: Row | undefined;
}

/** So many rows are sorted at a time; the pieces are merged while they are read. */
const PIECE = 4096;

/** So many bytes of rows are kept in memory by one sort. */
const KEPT_BYTES = 4 * 1024 * 1024;

/** Rows on their way into order. */
class Sorting {
  readonly order = (a: Ranked, b: Ranked): number => compareKeys(a.key, b.key, this.sort) || a.id - b.id;
  private readonly pieces: Ranked[][] = [];
  private piece: Ranked[] = [];
  private bytes = 0;
  private full = false;

  /** @param keep when given, only the first so many are wanted. */
  constructor(
    private readonly sort: readonly SortField[],
    private readonly keep: number | undefined,
  ) {}

  add(row: Row): void {
    const { keep } = this;
    this.piece.push({ key: sortKey(row.doc, this.sort), id: row.id, row: this.kept(row) });
    if (keep !== undefined && this.piece.length >= 2 * keep + 100)
      this.piece = this.piece.sort(this.order).slice(0, keep);
    if (this.piece.length >= PIECE) this.endPiece();
  }

  private kept(row: Row): Row | undefined {
    if (this.full || this.keep !== undefined) return this.full ? undefined : row.undecoded();
    this.bytes += row.bytes.length;
    if (this.bytes <= KEPT_BYTES) return row.undecoded();
    this.full = true;
    for (const ranked of [...this.pieces.flat(), ...this.piece]) ranked.row = undefined;
    return undefined;
  }

  private endPiece(): void {
    this.pieces.push(this.piece.sort(this.order));
    this.piece = [];
  }

  *result(): Generator<Ranked> {
    this.endPiece();
    yield* mergedPieces(this.pieces, this.order);
  }
}

/**
 * All rows in order, or, with a limit, only so many kept while reading. Of more than 4 MB only the order is kept and each
 * row is read again, as it then is.
 */
export function* sortedRows(
  collection: Collection,
  rows: Paced<Row>,
  sort: readonly SortField[],
  keep: number | undefined,
): Generator<Row | Pause> {
  const sorting = new Sorting(sort, keep);
  for (const row of rows)
    if (row === PAUSE) yield PAUSE;
    else sorting.add(row);
  for (const { id, row } of sorting.result()) {
    const found = row ?? collection.read(id);
    if (found) yield found;
  }
}
