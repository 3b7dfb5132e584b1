import type { Doc, Maybe } from '../bson/value.js';
import type { Collection, Row } from '../catalog/collection.js';
import { StoreError } from '../errors.js';
import type { Expression, Leaf } from '../query/expression.js';
import type { Near } from '../query/geo/questions.js';
import { type Path, visitPath } from '../query/path.js';
import { gathered, type Paced, type Pause } from '../query/pause.js';
import { conjuncts } from '../query/plan.js';

/** The leaf of a filter that asks for what is near. */
export const nearLeaf = (filter: Expression): (Leaf & { readonly near: Near }) | undefined =>
  conjuncts(filter).find(
    (part): part is Leaf & { readonly near: Near } => part.kind === 'leaf' && part.near !== undefined,
  );

/** How far the nearest place at the path is; undefined when there is none near enough. */
export const distanceOf = (root: Doc, path: Path, near: Near): number | undefined => {
  let found: number | undefined;
  visitPath(root, path, 'elements', (value: Maybe) => {
    const distance = near.distance(value);
    if (distance !== undefined) found = Math.min(found ?? Infinity, distance);
    return false;
  });
  return found;
};

/** Refuses a search for what is near without a geo index on the path: 291, as MongoDB does. */
export const needGeoIndex = (collection: Collection, path: string): void => {
  const found = collection.indexes.some((index) =>
    index.fields.some((field) => field.path === path && field.kind !== 'ordered'),
  );
  if (!found)
    throw new StoreError(
      291,
      'error processing query: planner returned error :: caused by :: unable to find index for $geoNear query',
    );
};

/** The rows from the nearest to the farthest. */
export function* byDistance(
  rows: Paced<Row>,
  { parts, near }: Leaf & { readonly near: Near },
): Generator<Row | Pause> {
  const all = yield* gathered(rows);
  yield* all
    .map((row) => ({ row, distance: distanceOf(row.doc, parts, near) ?? Infinity }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ row }) => row);
}
