import { show } from '../../bson/show.js';
import { timeOf } from '../../bson/far-date.js';
import { isNumeric, toDouble, toInteger } from '../../bson/number.js';
import { type Doc, isDoc, type Maybe, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import type { SortField } from '../../query/sort.js';

/** The documents of one partition in their order, and what a window function may ask of them. */
export interface Partition {
  readonly rows: readonly Doc[];
  readonly keys: readonly (readonly Value[])[];
  readonly sort: readonly SortField[];
  readonly variables: ReadonlyMap<string, Maybe>;
}

/** Which documents around a place belong to its window: from and to, both included. */
export type Bounds = (partition: Partition, at: number) => readonly [number, number];

/** A refusal of how a stage is written. */
export const failed = (message: string): StoreError => new StoreError('FailedToParse', message);

const edge = (value: Value, open: number): ((at: number) => number) => {
  if (value === 'unbounded') return () => open;
  if (value === 'current') return (at) => at;
  const offset = toInteger(value);
  if (offset === undefined)
    throw failed("'window.documents' bounds must be 'unbounded', 'current' or an integer");
  return (at) => at + offset;
};

const documentBounds = (given: Value): Bounds => {
  if (!Array.isArray(given) || given.length !== 2) throw failed('Window bounds must be a 2-element array');
  const [from, to] = [edge(given[0], 0), edge(given[1], Number.MAX_SAFE_INTEGER)];
  return ({ rows }, at) => [Math.max(from(at), 0), Math.min(to(at), rows.length - 1)];
};

/** The lengths of the units that have one. */
export const UNIT_MS: Record<string, number> = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};

/** Where a sort value stands on a line: dates by their milliseconds. */
export const position = (value: Value): number =>
  value instanceof Date ? Number(timeOf(value)) : isNumeric(value) ? toDouble(value) : Number.NaN;

const reach = (value: Value, open: number, unit: number): ((at: number) => number) => {
  if (value === 'unbounded') return () => open;
  if (value === 'current') return (at) => at;
  if (!isNumeric(value)) throw failed("'window.range' bounds must be 'unbounded', 'current' or a number");
  return (at) => at + toDouble(value) * unit;
};

const rangeBounds = (given: Value, unit: Value): Bounds => {
  if (!Array.isArray(given) || given.length !== 2) throw failed('Window bounds must be a 2-element array');
  const ms = typeof unit === 'string' ? UNIT_MS[unit] : 1;
  if (ms === undefined)
    throw new StoreError(
      'NotImplemented',
      `$setWindowFields range unit '${show(unit)}' is not supported by the embedded store`,
    );
  const [from, to] = [reach(given[0], -Infinity, ms), reach(given[1], Infinity, ms)];
  return ({ rows, keys }, at) => {
    const place = position(keys[at]?.[0]);
    const inside = rows
      .map((_, index) => position(keys[index]?.[0]))
      .map((each) => each >= from(place) && each <= to(place));
    return [inside.indexOf(true), inside.lastIndexOf(true)];
  };
};

/** Reads `window`; without it the whole partition. */
export const boundsOf = (window: Value): Bounds => {
  if (window === undefined) return ({ rows }) => [0, rows.length - 1];
  if (!isDoc(window)) throw failed("'window' field must be an object");
  for (const name of window.keys())
    if (!['documents', 'range', 'unit'].includes(name))
      throw failed(`'window' field that specifies an unknown argument: ${name}`);
  return window.has('range')
    ? rangeBounds(window.get('range'), window.get('unit'))
    : documentBounds(window.get('documents'));
};
