import { currentCollation } from '../collation/collation.js';
import { equal } from '../bson/compare.js';
import { hasText } from '../collation/same-key.js';
import { type Value } from '../bson/value.js';
import { coarseLeaves } from '../index/collated.js';
import { type Index, isGeo } from '../index/index-spec.js';
import { boundsOf, type FieldBounds, type Interval, WHOLE } from './bounds.js';
import type { Expression, Leaf } from './expression.js';
import type { SortField } from './sort.js';

/** A scan of one index. */
export interface IndexPlan {
  readonly kind: 'index';
  readonly index: Index;
  /** The intervals of each index field, as many as the scan uses. */
  readonly bounds: readonly (readonly Interval[])[];
  readonly direction: 1 | -1;
  /** True when the scan yields the order asked for. */
  readonly sorted: boolean;
}

/** How documents are found. */
export type Plan =
  | IndexPlan
  | { readonly kind: 'scan'; readonly direction: 1 | -1; readonly sorted: boolean }
  | { readonly kind: 'union'; readonly parts: readonly IndexPlan[]; readonly sorted: false };

/** The questions that must all be met, with nested ANDs opened. */
export const conjuncts = (expression: Expression): readonly Expression[] =>
  expression.kind === 'and' ? expression.children.flatMap(conjuncts) : [expression];

const leavesOf = (parts: readonly Expression[]): readonly Leaf[] =>
  parts.filter((part) => part.kind === 'leaf');

/** Questions inside `$elemMatch` are met by one element, so they may bound the fields below its path. */
const withInner = (leaves: readonly Leaf[]): readonly Leaf[] =>
  leaves.flatMap((leaf) => {
    if (!leaf.inner) return [leaf];
    const inner = leavesOf(conjuncts(leaf.inner));
    return [leaf, ...inner.map((below) => ({ ...below, path: `${leaf.path}.${below.path}` }))];
  });

const nonNull = (value: Value): boolean => value !== null && value !== undefined;

/** True when a leaf that holds means that the other holds too. */
const implies = (known: Leaf, wanted: Leaf): boolean => {
  if (known.path !== wanted.path) return false;
  if (wanted.operator === 'exists')
    return (
      known.operator === 'exists' ||
      (known.operator === 'eq' && nonNull(known.operand)) ||
      isRange(known) ||
      (known.operator === 'in' && (known.operand as Value[]).every(nonNull))
    );
  if (known.operator === 'eq' && !Array.isArray(known.operand)) return wanted.test(known.operand);
  if (known.operator === 'in')
    return (known.operand as Value[]).every((value) => !Array.isArray(value) && wanted.test(value));
  if (known.operator === wanted.operator && equal(known.operand, wanted.operand)) return true;
  return (
    isRange(known) && RANGES[known.operator]?.includes(wanted.operator) === true && wanted.test(known.operand)
  );
};

const isRange = (leaf: Leaf): boolean => RANGES[leaf.operator] !== undefined;

/** Which range follows from which, when its limit also lies inside. */
const RANGES: Partial<Record<Leaf['operator'], readonly Leaf['operator'][]>> = {
  gt: ['gt', 'gte'],
  gte: ['gt', 'gte'],
  lt: ['lt', 'lte'],
  lte: ['lt', 'lte'],
};

const entails = (leaves: readonly Leaf[], wanted: Expression): boolean =>
  conjuncts(wanted).every((part) => {
    if (part.kind === 'leaf') return leaves.some((leaf) => implies(leaf, part));
    return part.kind === 'or' && part.children.some((child) => entails(leaves, child));
  });

const isUsable = (index: Index, leaves: readonly Leaf[]): boolean =>
  !index.hidden &&
  !isGeo(index) &&
  (!index.partial || (currentCollation() === undefined && entails(leaves, index.partial)));

/** True when two fields lead through the same array, so that one key holds values of one element only. */
const shareArray = (index: Index, path: string, earlier: readonly string[]): boolean =>
  [...index.arrays].some((array) => isUnder(path, array) && earlier.some((other) => isUnder(other, array)));

const isUnder = (path: string, array: string): boolean => path === array || path.startsWith(`${array}.`);

const isMultikey = (index: Index, path: string): boolean =>
  [...index.arrays].some((array) => isUnder(path, array));

/** The questions that the keys of an index answer: under a collation not those for texts, unless it is the index's own. */
const answerable = (index: Index, leaves: readonly Leaf[]): readonly Leaf[] => {
  const collation = currentCollation();
  if (index.collation) return coarseLeaves(index, leaves, collation === index.collation);
  return collation ? leaves.filter((leaf) => leaf.operator === 'regex' || !hasText(leaf.operand)) : leaves;
};

/** No more ranges than this are made of the values of several `$in`. */
const MAX_COMBINATIONS = 10_000;

const fieldBounds = (index: Index, leaves: readonly Leaf[]): readonly FieldBounds[] => {
  const found: FieldBounds[] = [];
  const used: string[] = [];
  let combinations = 1;
  for (const field of index.fields) {
    const own = answerable(
      index,
      leaves.filter((leaf) => leaf.path === field.path),
    );
    const allowed = !shareArray(index, field.path, used);
    const bounds = allowed ? boundsOf(own, field.direction, isMultikey(index, field.path)) : undefined;
    if (!bounds) break;
    combinations *= bounds.intervals.length;
    if (combinations > MAX_COMBINATIONS) break;
    found.push(bounds);
    used.push(field.path);
    if (!bounds.intervals.every((interval) => interval.point)) break;
  }
  return found;
};

const isOnePoint = (bounds: FieldBounds | undefined): boolean =>
  bounds !== undefined && bounds.intervals.length === 1 && bounds.intervals[0]?.point === true;

/** The direction in which the index yields the order asked for, or undefined. */
const sortDirection = (
  index: Index,
  bounds: readonly FieldBounds[],
  sort: readonly SortField[],
): 1 | -1 | undefined => {
  if (currentCollation() || index.collation) return undefined;
  const fixed = bounds.filter(isOnePoint).length;
  const points = index.fields.slice(0, fixed).map((field) => field.path);
  const open = sort.filter((field) => !points.includes(field.path));
  if (index.arrays.size > 0 && sort.some((field) => isMultikey(index, field.path))) return undefined;
  if (bounds.length > fixed && (bounds[fixed]?.intervals.length ?? 0) > 1) return undefined;
  for (const direction of [1, -1] as const) {
    const fits = open.every((field, at) => {
      const own = index.fields[fixed + at];
      return own?.path === field.path && own.direction * direction === field.direction;
    });
    if (fits) return direction;
  }
  return undefined;
};

interface Candidate {
  readonly plan: IndexPlan;
  readonly score: number;
}

const scoreOf = (index: Index, bounds: readonly FieldBounds[], sorted: boolean): number => {
  const points = bounds.filter((field) => field.intervals.every((interval) => interval.point)).length;
  const exact = index.unique && bounds.length === index.fields.length && bounds.every(isOnePoint) ? 100 : 0;
  const ranges = bounds.length - points;
  return exact + points * 10 + ranges * 6 + (sorted ? 5 : 0) - index.fields.length * 0.1;
};

const candidate = (
  index: Index,
  leaves: readonly Leaf[],
  sort: readonly SortField[],
): Candidate | undefined => {
  if (!isUsable(index, leaves)) return undefined;
  const bounds = fieldBounds(index, leaves);
  const direction = sort.length > 0 ? sortDirection(index, bounds, sort) : undefined;
  if (index.sparse && !bounds.some((field) => !field.nullish)) return undefined;
  if (bounds.length === 0 && direction === undefined) return undefined;
  const plan: IndexPlan = {
    kind: 'index',
    index,
    bounds: bounds.map((field) => field.intervals),
    direction: direction ?? 1,
    sorted: direction !== undefined || sort.length === 0,
  };
  return { plan, score: scoreOf(index, bounds, direction !== undefined) };
};

const best = (
  indexes: readonly Index[],
  leaves: readonly Leaf[],
  sort: readonly SortField[],
): IndexPlan | undefined =>
  indexes
    .map((index) => candidate(index, leaves, sort))
    .filter((found) => found !== undefined)
    .sort((a, b) => b.score - a.score)[0]?.plan;

/** One index scan per branch of an `$or`, when every branch has one. */
const union = (indexes: readonly Index[], parts: readonly Expression[]): Plan | undefined => {
  const or = parts.find((part) => part.kind === 'or');
  if (or?.kind !== 'or' || or.children.length === 0) return undefined;
  const plans: IndexPlan[] = [];
  for (const child of or.children) {
    const plan = best(indexes, withInner(leavesOf(conjuncts(child))), []);
    if (!plan || plan.bounds.length === 0) return undefined;
    plans.push(plan);
  }
  return { kind: 'union', parts: plans, sorted: false };
};

/** Chooses how to find what fits the filter, in the order asked for where an index has it. */
export const choosePlan = (
  indexes: readonly Index[],
  filter: Expression,
  sort: readonly SortField[],
): Plan => {
  const parts = conjuncts(filter);
  const found = best(indexes, withInner(leavesOf(parts)), sort);
  if (found && found.bounds.length > 0) return found;
  const either = union(indexes, parts);
  return either ?? found ?? { kind: 'scan', direction: 1, sorted: sort.length === 0 };
};

/** The scan of the index a hint names; over all of it when the filter does not bound it. */
export const hintedPlan = (index: Index, filter: Expression, sort: readonly SortField[]): IndexPlan => {
  const bounds = fieldBounds(index, withInner(leavesOf(conjuncts(filter))));
  const direction = sort.length > 0 ? sortDirection(index, bounds, sort) : undefined;
  const intervals = bounds.map((field) => field.intervals);
  return {
    kind: 'index',
    index,
    bounds: intervals.length > 0 ? intervals : [[WHOLE]],
    direction: direction ?? 1,
    sorted: direction !== undefined || sort.length === 0,
  };
};
