import type { Collection } from '../catalog/collection.js';
import type { Row } from '../catalog/collection.js';
import { type Doc, isDoc, type Value } from '../bson/value.js';
import { equal } from '../bson/compare.js';
import { isNumeric, toDouble } from '../bson/number.js';
import { StoreError } from '../errors.js';
import { type Index, keyPattern } from '../index/index-spec.js';
import type { Expression } from '../query/expression.js';
import { choosePlan, hintedPlan, type Plan } from '../query/plan.js';
import { type Examined, runPlan } from '../query/run-plan.js';
import { byDistance, nearLeaf, needGeoIndex } from './near.js';
import { PAUSE, type Paced, type Pause, unpaced } from '../query/pause.js';
import type { TimeLimit } from '../query/time-limit.js';
import { matches } from '../query/match.js';
import type { SortField } from '../query/sort.js';
import { sortedRows } from './sort-rows.js';

/** What to look for, in which order, from where to where. */
export interface Search {
  readonly filter: Expression;
  readonly sort: readonly SortField[];
  readonly hint: Value;
  readonly skip: number;
  /** No more than this many; undefined for all. */
  readonly limit: number | undefined;
  readonly time?: TimeLimit | undefined;
  /** The numbers of the rows an earlier search found, in their order; they are looked at again instead of all. */
  readonly among?: readonly number[] | undefined;
}

export const ALL: Omit<Search, 'filter'> = { sort: [], hint: undefined, skip: 0, limit: undefined };

const hinted = (collection: Collection, hint: Doc | string): Index => {
  const found = collection.indexes.find((index) =>
    typeof hint === 'string' ? index.name === hint : equal(keyPattern(index), hint),
  );
  if (found && !found.hidden) return found;
  throw new StoreError(
    'BadValue',
    'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
  );
};

const natural = (hint: Value, sort: readonly SortField[]): Plan | undefined => {
  const [first] = sort;
  if (first?.path === '$natural') return { kind: 'scan', direction: first.direction, sorted: true };
  if (!isDoc(hint) || !hint.has('$natural')) return undefined;
  const order = hint.get('$natural');
  return {
    kind: 'scan',
    direction: isNumeric(order) && toDouble(order) < 0 ? -1 : 1,
    sorted: sort.length === 0,
  };
};

const isHint = (hint: Value): hint is Doc | string => {
  if (hint !== undefined && hint !== null && typeof hint !== 'string' && !isDoc(hint))
    throw new StoreError('FailedToParse', 'Hint must be a string or an object');
  return isNamed(hint);
};

const isNamed = (hint: Value): hint is Doc | string =>
  typeof hint === 'string' || (isDoc(hint) && hint.size > 0);

/** The plan for a search, by its hint when it has one. */
export const planFor = (collection: Collection, { filter, sort, hint }: Search): Plan =>
  natural(hint, sort) ??
  (isHint(hint)
    ? hintedPlan(hinted(collection, hint), filter, sort)
    : choosePlan(collection.indexes, filter, sort));

/** The rows in the order asked for; what is near comes nearest first when nothing else is asked. */
const ordered = (
  collection: Collection,
  { filter, sort, skip, limit }: Search,
  found: Paced<Row>,
  sorted: boolean,
): Paced<Row> => {
  const near = nearLeaf(filter);
  if (near) needGeoIndex(collection, near.path);
  if (near && sort.length === 0) return byDistance(found, near);
  return sorted ? found : sortedRows(collection, found, sort, limit === undefined ? undefined : limit + skip);
};

/** The rows a search finds, with pauses where it takes long. */
export function* search(
  collection: Collection,
  wanted: Search,
  examined: Examined = { keys: 0, docs: 0 },
  plan = planFor(collection, wanted),
): Generator<Row | Pause> {
  const found = runPlan(collection, plan, wanted.filter, { examined, time: wanted.time });
  const { skip, limit } = wanted;
  const rows = ordered(collection, wanted, found, plan.sorted);
  let at = 0;
  for (const row of rows) {
    if (row === PAUSE) {
      yield PAUSE;
      continue;
    }
    at += 1;
    if (at > skip) yield row;
    if (limit !== undefined && at >= skip + limit) return;
  }
}

function* rowsAmong(collection: Collection, among: readonly number[], wanted: Search): Generator<Row> {
  let found = 0;
  for (const id of among) {
    const row = collection.read(id);
    if (!row || !matches(wanted.filter, row.doc)) continue;
    yield row;
    found += 1;
    if (wanted.limit !== undefined && found >= wanted.limit) return;
  }
  const lost = wanted.limit !== undefined && among.length > 0;
  if (lost) yield* unpaced(search(collection, { ...wanted, among: undefined }));
}

/** The rows a search finds, without a pause: for what happens inside a write. */
export const searchNow = (collection: Collection, wanted: Search): Iterable<Row> =>
  wanted.among ? rowsAmong(collection, wanted.among, wanted) : unpaced(search(collection, wanted));
