import { show } from '../bson/show.js';
import { plainly } from '../collation/collation.js';
import { equal } from '../bson/compare.js';
import { type Doc, MISSING } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { type Path, valueAt } from '../query/path.js';
import { UNCHANGED } from './operators.js';
import type { Modification } from './parse.js';
import { clone, setAt, unsetAt } from './path.js';
import { type ArrayFilters, concretePaths } from './positional.js';

/** The circumstances of one update of one document. */
export interface Applying {
  readonly now: Date;
  readonly matched: number | undefined;
  readonly filters: ArrayFilters;
  /** True when the document is being made by an upsert. */
  readonly inserting: boolean;
}

const changeAt = (root: Doc, path: Path, modification: Modification, applying: Applying): void => {
  const before = valueAt(root, path);
  const target = { path: path.join('.'), name: path.at(-1) ?? '', root, now: applying.now };
  const after = modification.change(before, target);
  if (after === UNCHANGED) return;
  if (after === MISSING) unsetAt(root, path);
  else setAt(root, path, clone(after));
};

const refuseArrays = (original: Doc, path: Path, role: string): void => {
  for (let length = 1; length < path.length; length += 1)
    if (Array.isArray(valueAt(original, path.slice(0, length))))
      throw new StoreError(
        'BadValue',
        `The ${role} field cannot be an array element, '${path.join('.')}' in doc with an array field called '${path.slice(0, length).join('.')}'`,
      );
};

const rename = (original: Doc, root: Doc, target: Path, source: Path): void => {
  refuseArrays(original, source, 'source');
  refuseArrays(original, target, 'destination');
  const value = valueAt(original, source);
  if (value !== MISSING) setAt(root, target, clone(value));
};

/** A document with the modifications done to it; the original is left as it is. */
export const applyModifications = (
  original: Doc,
  modifications: readonly Modification[],
  applying: Applying,
): Doc => {
  const root = clone(original);
  for (const modification of modifications) {
    if (modification.operator === '$setOnInsert' && !applying.inserting) continue;
    if (modification.source) rename(original, root, modification.parts, modification.source);
    else {
      const positions = { root, matched: applying.matched, filters: applying.filters };
      for (const path of concretePaths(modification.parts, positions))
        changeAt(root, path, modification, applying);
    }
  }
  return root;
};

/** Refuses a changed `_id`. */
export const refuseChangedId = (before: Doc, after: Doc, replacing: boolean): void => {
  if (!before.has('_id') || (after.has('_id') && plainly(() => equal(before.get('_id'), after.get('_id')))))
    return;
  throw new StoreError(
    'ImmutableField',
    replacing
      ? `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${show(after.get('_id'))}`
      : "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
};
