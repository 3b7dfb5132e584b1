import { compare, compareMaybe } from '../bson/compare.js';
import { isNumeric, toDouble } from '../bson/number.js';
import { type Doc, isDoc, type Maybe, MISSING, type Value } from '../bson/value.js';
import { show } from '../bson/show.js';
import { StoreError } from '../errors.js';
import { refusedMeta } from './meta.js';
import { type Path, splitPath, visitPath } from './path.js';

/** One field of a sort, ascending (1) or descending (-1). */
export interface SortField {
  readonly path: string;
  readonly parts: Path;
  readonly direction: 1 | -1;
}

const field = (path: string, order: Value): SortField => {
  if (isDoc(order) && order.has('$meta')) throw refusedMeta(order.get('$meta'), 31138);
  if (isDoc(order))
    throw new StoreError(15974, `Illegal key in $sort specification: ${path}: ${show(order)}`);
  const direction = isNumeric(order) ? toDouble(order) : Number.NaN;
  if (!isNumeric(order))
    throw new StoreError(15974, `Illegal key in $sort specification: ${path}: ${JSON.stringify(order)}`);
  if (direction !== 1 && direction !== -1)
    throw new StoreError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  if (path !== '$natural' && path.split('.').some((part) => part.startsWith('$')))
    throw new StoreError(
      16410,
      `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    );
  if (path === '') throw new StoreError(15998, 'FieldPath field names may not be empty strings.');
  return { path, parts: splitPath(path), direction };
};

/** Parses a sort document. */
export const parseSort = (sort: Doc): readonly SortField[] =>
  [...sort].map(([path, order]) => field(path, order));

/** The value a document is sorted by: of an array the smallest element, or the greatest when descending. */
const sortValue = (root: Doc, by: SortField): Value => {
  let found: Maybe = MISSING;
  let any = false;
  const take = (value: Maybe): void => {
    const plain = value === MISSING ? null : value;
    if (!any || found === MISSING || compare(plain, found) * by.direction < 0) found = plain;
    any = true;
  };
  visitPath(root, by.parts, 'whole', (value) => {
    if (Array.isArray(value) && value.length > 0) value.forEach(take);
    else take(Array.isArray(value) ? undefined : value);
    return false;
  });
  return found === MISSING ? null : found;
};

/** A document's place in a sort. */
export type SortKey = readonly Value[];

export const sortKey = (root: Doc, sort: readonly SortField[]): SortKey =>
  sort.map((by) => sortValue(root, by));

/** Orders two sort keys. */
export const compareKeys = (a: SortKey, b: SortKey, sort: readonly SortField[]): number => {
  for (const [at, by] of sort.entries()) {
    const order = compareMaybe(a[at], b[at]) * by.direction;
    if (order !== 0) return order;
  }
  return 0;
};
