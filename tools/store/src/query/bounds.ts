import { show } from '../bson/show.js';
import { BSONRegExp, MaxKey, MinKey } from 'bson';
import { typeOrder } from '../bson/compare.js';
import { keyOf, typePrefix } from '../bson/key.js';
import { isNumeric, toDouble } from '../bson/number.js';
import { type Value } from '../bson/value.js';
import type { Leaf } from './expression.js';
import { regexPrefix } from './regex.js';

/** A range of the encoded values of one index field: `from` included, `to` excluded. */
export interface Interval {
  readonly from: Buffer;
  readonly to: Buffer;
  /** Set when the interval is one value. */
  readonly point: boolean;
  /** How `explain` shows it. */
  readonly shown: string;
}

/** What a query asks of one index field. */
export interface FieldBounds {
  /** In key order and without overlaps. */
  readonly intervals: readonly Interval[];
  /** True when some of the values may be null, so that a sparse index would miss documents. */
  readonly nullish: boolean;
}

/** The first bytes after all those that start with the given ones. */
export const after = (prefix: Buffer): Buffer => {
  const end = Buffer.from(prefix);
  for (let at = end.length - 1; at >= 0; at -= 1) {
    if (end[at] !== 0xff) {
      end[at] = (end[at] ?? 0) + 1;
      return end.subarray(0, at + 1);
    }
  }
  return Buffer.alloc(8, 0xff);
};

const pointAt = (value: Value, direction: number): Interval => {
  const from = keyOf([value], [direction]);
  const shown = `[${show(value)}, ${show(value)}]`;
  return { from, to: after(from), point: true, shown };
};

/** Everything: what an index field without a question contributes. */
export const WHOLE: Interval = {
  from: Buffer.alloc(0),
  to: Buffer.alloc(16, 0xff),
  point: false,
  shown: '[MinKey, MaxKey]',
};

/** An array is indexed by its elements, so its own bytes are found in no key. */
const isPlain = (value: Value): boolean => !Array.isArray(value);

interface Edge {
  readonly value: Value;
  readonly included: boolean;
}

const shownEdge = (edge: Edge | undefined, open: string): string => (edge ? show(edge.value) : open);

/** The interval of one type between two edges. */
const between = (low: Edge | undefined, high: Edge | undefined, direction: number): Interval => {
  const sample = (low ?? high)?.value;
  const type = typePrefix(sample, direction);
  const [first, last] = direction === 1 ? [low, high] : [high, low];
  const start = first ? keyOf([first.value], [direction]) : type;
  const end = last ? keyOf([last.value], [direction]) : type;
  return {
    from: first && !first.included ? after(start) : start,
    to: last ? (last.included ? after(end) : end) : after(end),
    point: false,
    shown: `${low?.included ? '[' : '('}${shownEdge(low, '-inf')}, ${shownEdge(high, 'inf')}${high?.included ? ']' : ')'}`,
  };
};

const prefixOf = (text: string, direction: number): Interval => {
  const key = keyOf([text], [1]).subarray(0, -2);
  const from = direction === 1 ? key : Buffer.from(key.map((byte) => ~byte & 0xff));
  return {
    from,
    to: after(from),
    point: false,
    shown: `["${text}", "${text.slice(0, -1)}${String.fromCharCode(text.charCodeAt(text.length - 1) + 1)}")`,
  };
};

const isBounded = (value: Value): boolean =>
  isPlain(value) &&
  value !== null &&
  value !== undefined &&
  !(value instanceof MinKey) &&
  !(value instanceof MaxKey) &&
  !(value instanceof BSONRegExp) &&
  !(isNumeric(value) && Number.isNaN(toDouble(value)));

const EDGES: Partial<Record<Leaf['operator'], { side: 'low' | 'high'; included: boolean }>> = {
  gt: { side: 'low', included: false },
  gte: { side: 'low', included: true },
  lt: { side: 'high', included: false },
  lte: { side: 'high', included: true },
};

const sorted = (intervals: readonly Interval[]): readonly Interval[] => {
  const unique = new Map(intervals.map((interval) => [interval.from.toString('latin1'), interval]));
  return [...unique.values()].sort((a, b) => Buffer.compare(a.from, b.from));
};

const pointsOf = (values: readonly Value[], direction: number): FieldBounds | undefined => {
  if (!values.every((value) => isPlain(value) && !(value instanceof BSONRegExp))) return undefined;
  return {
    intervals: sorted(values.map((value) => pointAt(value, direction))),
    nullish: values.some((value) => value === null || value === undefined),
  };
};

const rangeOf = (leaves: readonly Leaf[], direction: number, single: boolean): FieldBounds | undefined => {
  const edges: { low?: Edge; high?: Edge } = {};
  for (const leaf of leaves) {
    const edge = EDGES[leaf.operator];
    if (!edge || !isBounded(leaf.operand)) continue;
    const taken = edges.low ?? edges.high;
    if (taken && (single || typeOrder(taken.value) !== typeOrder(leaf.operand))) continue;
    edges[edge.side] ??= { value: leaf.operand, included: edge.included };
  }
  if (!edges.low && !edges.high) return undefined;
  return { intervals: [between(edges.low, edges.high, direction)], nullish: false };
};

const equalityOf = (leaves: readonly Leaf[], direction: number): FieldBounds | undefined => {
  const equal = leaves.find((leaf) => leaf.operator === 'eq' && isPlain(leaf.operand));
  if (equal) return pointsOf([equal.operand], direction);
  const among = leaves.find((leaf) => leaf.operator === 'in');
  return among && pointsOf(among.operand as Value[], direction);
};

const patternOf = (leaves: readonly Leaf[], direction: number): FieldBounds | undefined => {
  for (const leaf of leaves) {
    const text = leaf.operator === 'regex' ? regexPrefix(leaf.operand as BSONRegExp) : undefined;
    if (text === undefined) continue;
    const itself = pointAt(leaf.operand, direction);
    return { intervals: sorted([prefixOf(text, direction), itself]), nullish: false };
  }
  return undefined;
};

/**
 * The key ranges of one field that hold everything the questions allow; undefined when they bound nothing.
 *
 * @param single on a field with arrays two edges may be met by two different elements, so only one is used.
 */
export const boundsOf = (
  leaves: readonly Leaf[],
  direction: number,
  single: boolean,
): FieldBounds | undefined =>
  equalityOf(leaves, direction) ?? rangeOf(leaves, direction, single) ?? patternOf(leaves, direction);
