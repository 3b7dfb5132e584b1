import type { Collection } from '../catalog/collection.js';
import { Row } from '../catalog/collection.js';
import { indexPrefix } from '../index/maintain.js';
import { WHOLE } from './bounds.js';
import type { KeyRange } from '../storage/entries.js';
import { StoreError } from '../errors.js';
import type { Expression } from './expression.js';
import { PAUSE, type Pause } from './pause.js';
import { matches } from './match.js';
import type { IndexPlan, Plan } from './plan.js';
import type { TimeLimit } from './time-limit.js';

/** What a run has looked at, for `explain`. */
export interface Examined {
  keys: number;
  docs: number;
}

/** The byte ranges of an index scan: every combination of the fields' intervals. */
const rangesOf = (plan: IndexPlan, prefix: Buffer): readonly KeyRange[] => {
  let heads: readonly Buffer[] = [prefix];
  const last = plan.bounds.length - 1;
  for (const intervals of plan.bounds.slice(0, Math.max(last, 0)))
    heads = heads.flatMap((head) => intervals.map((interval) => Buffer.concat([head, interval.from])));
  const whole = plan.bounds.length === plan.index.fields.length;
  const ends = plan.bounds[last] ?? [WHOLE];
  return heads.flatMap((head) =>
    ends.map((interval) => ({
      from: Buffer.concat([head, interval.from]),
      to: Buffer.concat([head, interval.to]),
      exact: whole && interval.point,
    })),
  );
};

/** The rows of an index scan in its order, each document once. */
function* indexRows(collection: Collection, plan: IndexPlan, examined: Examined): Generator<Row> {
  const ranges = rangesOf(plan, indexPrefix(collection.info.number, plan.index.number));
  const seen = plan.index.arrays.size > 0 ? new Set<number>() : undefined;
  for (const range of plan.direction === 1 ? ranges : ranges.toReversed()) {
    for (const hit of collection.storage.entries.hits(range, plan.direction)) {
      examined.keys += 1;
      if (seen?.has(hit.record)) continue;
      seen?.add(hit.record);
      yield new Row(hit.record, hit.bytes);
    }
  }
}

function* unionRows(collection: Collection, parts: readonly IndexPlan[], examined: Examined): Generator<Row> {
  const seen = new Set<number>();
  for (const part of parts)
    for (const row of indexRows(collection, part, examined)) {
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      yield row;
    }
}

const sourceOf = (collection: Collection, plan: Plan, examined: Examined): Generator<Row> => {
  switch (plan.kind) {
    case 'index':
      return indexRows(collection, plan, examined);
    case 'union':
      return unionRows(collection, plan.parts, examined);
    case 'scan':
      return collection.scan(plan.direction);
  }
};

/** True when every document the plan finds fits the filter by itself. */
const isExact = (plan: Plan, filter: Expression): boolean =>
  plan.kind === 'index' &&
  plan.index.arrays.size === 0 &&
  !plan.index.collation &&
  filter.kind === 'leaf' &&
  filter.operator === 'eq' &&
  filter.operand !== null &&
  plan.bounds.length === 1 &&
  plan.index.fields[0]?.path === filter.path;

const killed = (collection: Collection): StoreError =>
  new StoreError('QueryPlanKilled', `collection or index dropped while it was read: ${collection.namespace}`);

/** What a run is watched by. */
export interface Watch {
  readonly examined: Examined;
  readonly time?: TimeLimit | undefined;
}

/** The rows a plan finds that fit the filter; throws QueryPlanKilled (175) when what it reads is dropped meanwhile. */
export function* runPlan(
  collection: Collection,
  plan: Plan,
  filter: Expression,
  { examined, time }: Watch,
): Generator<Row | Pause> {
  const exact = isExact(plan, filter) || (filter.kind === 'and' && filter.children.length === 0);
  const { drops } = collection;
  for (const row of sourceOf(collection, plan, examined)) {
    examined.docs += 1;
    if (time?.check()) yield PAUSE;
    if (exact || matches(filter, row.doc)) yield row;
    if (collection.drops !== drops) throw killed(collection);
  }
  if (collection.drops !== drops) throw killed(collection);
}
