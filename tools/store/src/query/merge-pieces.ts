type Order<T> = (a: T, b: T) => number;

/** Lets the element at the top of a heap of sorted pieces sink to its place. */
const sink = <T>(heap: T[][], ats: number[], order: Order<T>): void => {
  const first = (piece: number): T | undefined => heap[piece]?.[ats[piece] ?? 0];
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b] ?? [], heap[a] ?? []];
    [ats[a], ats[b]] = [ats[b] ?? 0, ats[a] ?? 0];
  };
  const before = (a: number, b: number): boolean => {
    const [left, right] = [first(a), first(b)];
    if (left === undefined) return false;
    return right === undefined || order(left, right) < 0;
  };
  for (let at = 0; ;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const least = [left, right].reduce((best, one) => (before(one, best) ? one : best), at);
    if (least === at) return;
    swap(at, least);
    at = least;
  }
};

/** The elements of sorted pieces in one order, one by one, so that nobody waits for a sort of all of them. */
export function* mergedPieces<T>(pieces: readonly (readonly T[])[], order: Order<T>): Generator<T> {
  const filled = pieces.filter((piece) => piece.length > 0);
  const heap = filled
    .map((piece) => [...piece])
    .sort((a, b) => (a[0] === undefined || b[0] === undefined ? 0 : order(a[0], b[0])));
  const ats = heap.map(() => 0);
  for (;;) {
    const next = heap[0]?.[ats[0] ?? 0];
    if (next === undefined) return;
    yield next;
    ats[0] = (ats[0] ?? 0) + 1;
    sink(heap, ats, order);
  }
}
