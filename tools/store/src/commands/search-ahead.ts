import type { Doc } from '../bson/value.js';
import type { Collection } from '../catalog/collection.js';
import { collated, collating, type Collation } from '../collation/collation.js';
import { taking } from '../query/pause.js';
import { StoreError } from '../errors.js';
import { planFor, type Search, search } from './find-target.js';
import { isView } from './view.js';

/** What a write is going to look for. */
export interface Ahead {
  readonly query: Doc;
  readonly collation: Collation | undefined;
  /** Reads the filter; called under the collation. */
  readonly wanted: () => Search;
}

/**
 * Looks for what a write will change, giving others their turn meanwhile; only where no index leads to it. Between this
 * and the write others may write: the write looks at each row again. What is wrong with the filter is left for the write to tell.
 *
 * @param read the filter and the rest; may throw, and answers undefined when nothing can be looked for ahead.
 */
export const searchAhead = async (
  collection: Collection | undefined,
  read: () => Ahead | undefined,
): Promise<readonly number[] | undefined> => {
  if (!collection || isView(collection)) return undefined;
  try {
    const asked = read();
    if (!asked || asked.query.has('_id')) return undefined;
    const { collation } = asked;
    const wanted = collating(collation, asked.wanted);
    if (collating(collation, () => planFor(collection, wanted)).kind !== 'scan') return undefined;
    const found: number[] = [];
    await taking(
      collated(collation, () => search(collection, wanted)),
      () => wanted.time?.rest() ?? Promise.resolve(),
      (row) => found.push(row.id),
    );
    return found;
  } catch (error) {
    if (error instanceof StoreError) return undefined;
    throw error;
  }
};
