import { runPipelineUpdate } from '../aggregate/pipeline-update.js';
import { compare } from '../bson/compare.js';
import { encode } from '../bson/encode.js';
import { doc, type Doc, MISSING } from '../bson/value.js';
import type { Collection, Row } from '../catalog/collection.js';
import { StoreError } from '../errors.js';
import { parseFilter } from '../query/parse.js';
import { splitPath, valueAt } from '../query/path.js';
import { checkSize, storable } from '../write/documents.js';
import { checkValidator } from '../write/validator.js';
import { ALL, searchNow } from './find-target.js';
import type { Merge } from './merge-spec.js';
import { insertResult } from './output-target.js';

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((path) => b.includes(path));

/** Refuses `on` fields that no unique index holds together (51183); a collection that is yet to be made has `_id`. */
export const needUniqueIndex = (collection: Collection | undefined, on: readonly string[]): void => {
  const unique = collection?.indexes
    .filter((index) => index.unique && !index.partial)
    .map((index) => index.fields.map((field) => field.path)) ?? [['_id']];
  if (!unique.some((paths) => sameSet(paths, on)))
    throw new StoreError(51183, 'Cannot find index to verify that join fields will be unique');
};

const existing = (collection: Collection, root: Doc, on: readonly string[]): Row | undefined => {
  const query = doc({});
  for (const path of on) {
    const value = valueAt(root, splitPath(path));
    if (value === MISSING || value === null || value === undefined || Array.isArray(value))
      throw new StoreError(
        51132,
        `$merge write error: 'on' field '${path}' cannot be missing, null, undefined or an array`,
      );
    query.set(path, doc({ $eq: value }));
  }
  const [row] = searchNow(collection, { ...ALL, filter: parseFilter(query), limit: 1 });
  return row;
};

/** What the stored document becomes. */
const merged = (row: Row, root: Doc, merge: Merge): Doc => {
  if (typeof merge.whenMatched !== 'string')
    return runPipelineUpdate(row.doc, merge.whenMatched, merge.variables(root));
  if (merge.whenMatched === 'merge') return new Map([...row.doc, ...root]);
  return root.has('_id') ? root : new Map([['_id', row.doc.get('_id')], ...root]);
};

const change = (collection: Collection, row: Row, root: Doc, merge: Merge): void => {
  if (merge.whenMatched === 'keepExisting') return;
  const after = merged(row, root, merge);
  if (compare(after.get('_id'), row.doc.get('_id')) !== 0)
    throw new StoreError(
      'ImmutableField',
      '$merge failed to update the matching document, did you attempt to modify the _id or the shard key?',
    );
  const bytes = encode(after);
  if (bytes.equals(row.bytes)) return;
  checkSize(bytes);
  if (!merge.bypassValidation) checkValidator(collection, after, row.doc);
  collection.replace(row, after, bytes);
};

/**
 * Merges one result into the collection. With `whenMatched: fail` it is just inserted, so that the unique index refuses
 * it with DuplicateKey (11000), `keyPattern` and `keyValue`.
 */
export const mergeOne = (collection: Collection, result: Doc, merge: Merge): void => {
  const root = result.has('_id') ? result : storable(result).doc;
  const row = existing(collection, root, merge.on);
  if (row && merge.whenMatched !== 'fail') change(collection, row, root, merge);
  else if (row || merge.whenNotMatched === 'insert') insertResult(collection, root, merge.bypassValidation);
  else if (merge.whenNotMatched === 'fail')
    throw new StoreError(
      'MergeStageNoMatchingDocument',
      '$merge could not find a matching document in the target collection for at least one document in the source collection',
    );
};
