import { compareStrings } from '../bson/strings.js';

/** How texts are compared and which of them are the same, by the rules of a language. */
export interface Collation {
  readonly compare: (a: string, b: string) => number;
  /** The first text seen of all those that are the same as this one: stands for them where texts are told apart. */
  readonly representative: (text: string) => string;
}

/** Keeps one text of each that are the same, in order, to be found by halving. */
class Representatives {
  private readonly known = new Map<string, string>();
  private readonly ordered: string[] = [];

  constructor(private readonly compare: (a: string, b: string) => number) {}

  of(text: string): string {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const found = this.place(text);
    this.known.set(text, found);
    return found;
  }

  private place(text: string): string {
    let [low, high] = [0, this.ordered.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = this.compare(text, this.ordered[middle] ?? '');
      if (order === 0) return this.ordered[middle] ?? text;
      if (order < 0) high = middle;
      else low = middle + 1;
    }
    this.ordered.splice(low, 0, text);
    return text;
  }
}

/**
 * A collation from a collator of ICU, which MongoDB uses too.
 *
 * @param identical texts that the collator finds equal are told apart by their code points (strength 5).
 */
export const collationOf = (collator: Intl.Collator, identical: boolean): Collation => {
  const compare = (a: string, b: string): number =>
    collator.compare(a, b) || (identical ? compareStrings(a.normalize('NFD'), b.normalize('NFD')) : 0);
  const representatives = new Representatives(compare);
  return { compare, representative: (text) => representatives.of(text) };
};

/**
 * The collation of the command at work. It is set around each piece of synchronous work and not handed through every
 * comparison of the query language; what runs in between, of other commands, never sees it.
 */
let current: Collation | undefined;

/** The collation of the command at work; undefined where texts compare by their bytes. */
export const currentCollation = (): Collation | undefined => current;

/** Does synchronous work under a collation. */
export const collating = <T>(collation: Collation | undefined, work: () => T): T => {
  const before = current;
  if (before === collation) return work();
  current = collation;
  try {
    return work();
  } finally {
    current = before;
  }
};

/** Does work that no collation may touch: keys of indexes and what they are chosen by. */
export const plainly = <T>(work: () => T): T => collating(undefined, work);

/** The same items, each step of finding them done under the collation. */
export const collated = <T>(
  collation: Collation | undefined,
  items: () => Iterable<T, unknown, void>,
): Iterable<T, unknown, void> => {
  if (!collation) return items();
  const inner = collating(collation, () => items()[Symbol.iterator]());
  const outer: Iterator<T, unknown, void> = {
    next: () => collating(collation, () => inner.next()),
    return: () => inner.return?.() ?? { value: undefined, done: true },
  };
  return { [Symbol.iterator]: () => outer };
};

/** Orders two texts under the collation of the command at work. */
export const compareTexts = (a: string, b: string): number =>
  current ? current.compare(a, b) : compareStrings(a, b);
