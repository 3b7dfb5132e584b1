import { isDeepStrictEqual } from 'node:util';

/** A document of the differential test. */
export interface Item {
  readonly _id: number;
  readonly kind: string;
  readonly n?: number;
  readonly tags: readonly number[];
}

/** What both sides can be asked: a path of an item with one condition. */
export type Question =
  | { readonly on: 'all' }
  | { readonly on: 'id'; readonly id: number }
  | { readonly on: 'kind'; readonly kinds: readonly string[] }
  | { readonly on: 'n'; readonly from: number; readonly to: number }
  | { readonly on: 'n missing' }
  | { readonly on: 'tag'; readonly tag: number }
  | { readonly on: 'kind and n'; readonly kind: string; readonly from: number };

/** What both sides are told to do. */
export type Operation =
  | { readonly do: 'insert'; readonly item: Item }
  | { readonly do: 'add'; readonly where: Question; readonly amount: number }
  | { readonly do: 'unset'; readonly where: Question }
  | { readonly do: 'tag'; readonly where: Question; readonly tag: number }
  | { readonly do: 'untag'; readonly where: Question; readonly tag: number }
  | { readonly do: 'delete'; readonly where: Question }
  | {
      readonly do: 'find';
      readonly where: Question;
      readonly by: 'n' | 'kind';
      readonly order: 1 | -1;
      readonly limit: number;
    };

/** What an operation came to: how many changed, whether a unique index refused it, or what was found. */
export type Outcome =
  { readonly changed: number } | { readonly refused: true } | { readonly found: readonly Item[] };

const fits = (item: Item, where: Question): boolean => {
  switch (where.on) {
    case 'all':
      return true;
    case 'id':
      return item._id === where.id;
    case 'kind':
      return where.kinds.includes(item.kind);
    case 'n':
      return item.n !== undefined && item.n >= where.from && item.n < where.to;
    case 'n missing':
      return item.n === undefined;
    case 'tag':
      return item.tags.includes(where.tag);
    case 'kind and n':
      return item.kind === where.kind && item.n !== undefined && item.n > where.from;
  }
};

const compareText = (a: string | number, b: string | number): number => {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : 1;
};

const compareBy =
  (by: 'n' | 'kind') =>
  (a: Item, b: Item): number => {
    const [x, y] = [a[by], b[by]];
    if (x === y) return 0;
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    return compareText(x, y);
  };

/** The simplest thing that does what a collection with a unique index on `kind` and `n` (where `n` exists) does. */
export class Model {
  items: readonly Item[] = [];

  private change(where: Question, change: (item: Item) => Item): Outcome {
    let changed = 0;
    for (const item of this.items.filter((each) => fits(each, where))) {
      const after = change(item);
      if (isDeepStrictEqual(after, item)) continue;
      if (this.taken(after)) return { refused: true };
      this.items = this.items.map((each) => (each === item ? after : each));
      changed += 1;
    }
    return { changed };
  }

  private taken(item: Item): boolean {
    return this.items.some(
      (other) =>
        other._id !== item._id && item.n !== undefined && other.n === item.n && other.kind === item.kind,
    );
  }

  private insert(item: Item): Outcome {
    if (this.items.some(({ _id }) => _id === item._id) || this.taken(item)) return { refused: true };
    this.items = [...this.items, item];
    return { changed: 1 };
  }

  /** Does the operation and says what came of it. */
  run(operation: Operation): Outcome {
    switch (operation.do) {
      case 'insert':
        return this.insert(operation.item);
      case 'add':
        return this.change(operation.where, (item) => ({ ...item, n: (item.n ?? 0) + operation.amount }));
      case 'unset':
        return this.change(operation.where, ({ n: _n, ...item }) => item);
      case 'tag':
        return this.change(operation.where, (item) =>
          item.tags.includes(operation.tag) ? item : { ...item, tags: [...item.tags, operation.tag] },
        );
      case 'untag':
        return this.change(operation.where, (item) => ({
          ...item,
          tags: item.tags.filter((tag) => tag !== operation.tag),
        }));
      case 'delete': {
        const before = this.items.length;
        this.items = this.items.filter((item) => !fits(item, operation.where));
        return { changed: before - this.items.length };
      }
      case 'find':
        return { found: this.find(operation.where, operation.by, operation.order, operation.limit) };
    }
  }

  private find(where: Question, by: 'n' | 'kind', order: 1 | -1, limit: number): readonly Item[] {
    const compare = compareBy(by);
    const found = this.items.filter((item) => fits(item, where));
    return found.toSorted((a, b) => compare(a, b) * order || a._id - b._id).slice(0, limit);
  }
}
