import { runPipelineUpdate } from '../aggregate/pipeline-update.js';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/value.js';
import type { Collection, Row } from '../catalog/collection.js';
import { type Search, searchNow } from '../commands/find-target.js';
import { StoreError } from '../errors.js';
import type { Expression } from '../query/expression.js';
import { matchedPosition, matches } from '../query/match.js';
import { applyModifications, refuseChangedId } from '../update/apply.js';
import { type Modification, parseModifications } from '../update/parse.js';
import { type ArrayFilters, parseArrayFilters } from '../update/positional.js';
import { checkSize, type Storable, storable } from './documents.js';
import { encode } from '../bson/encode.js';
import { upsertBase } from './upsert.js';
import { checkValidator } from './validator.js';

/** One update statement, checked. */
export interface Update {
  readonly search: Search;
  readonly query: Doc;
  readonly change: ChangeKind;
  readonly multi: boolean;
  readonly upsert: boolean;
  readonly filters: ArrayFilters;
  readonly now: Date;
  readonly bypassValidation: boolean;
}

/** How an update changes a document. */
export type ChangeKind =
  | { readonly kind: 'operators'; readonly modifications: readonly Modification[] }
  | { readonly kind: 'replacement'; readonly replacement: Doc }
  | {
      readonly kind: 'pipeline';
      readonly stages: readonly Value[];
      readonly variables: ReadonlyMap<string, Maybe>;
    };

/** What an update did. */
export interface UpdateResult {
  matched: number;
  modified: number;
  upserted?: Storable;
}

const isReplacement = (update: Doc): boolean => update.keys().next().value?.startsWith('$') !== true;

const replacementOf = (update: Doc, multi: boolean): ChangeKind => {
  if (multi)
    throw new StoreError('FailedToParse', 'multi update is not supported for replacement-style update');
  for (const name of update.keys())
    if (name.startsWith('$'))
      throw new StoreError(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      );
  return { kind: 'replacement', replacement: update };
};

/** Reads what an update does: operators, a whole document, or a pipeline. */
export const parseChange = (
  update: Value,
  multi: boolean,
  arrayFilters: readonly Value[] | undefined,
  variables: ReadonlyMap<string, Maybe>,
): { change: ChangeKind; filters: ArrayFilters } => {
  const filters = parseArrayFilters(arrayFilters ?? []);
  if (Array.isArray(update)) {
    if (arrayFilters)
      throw new StoreError('FailedToParse', 'arrayFilters may not be specified for pipeline-syle updates');
    return { change: { kind: 'pipeline', stages: update, variables }, filters };
  }
  if (!isDoc(update))
    throw new StoreError('FailedToParse', 'Update argument must be either an object or an array');
  if (isReplacement(update)) {
    if (arrayFilters)
      throw new StoreError(
        'FailedToParse',
        'arrayFilters may not be specified for replacement-style updates',
      );
    return { change: replacementOf(update, multi), filters };
  }
  return { change: { kind: 'operators', modifications: parseModifications(update, filters) }, filters };
};

const replaced = (before: Doc, replacement: Doc): Doc => {
  if (!before.has('_id')) return replacement;
  if (replacement.has('_id')) refuseChangedId(before, replacement, true);
  return new Map<string, Value>([['_id', before.get('_id')], ...replacement]);
};

/** A pipeline that makes a document without `_id` leaves the old one in place. */
const keepId = (before: Doc, after: Doc): Doc =>
  before.has('_id') && !after.has('_id') ? new Map([['_id', before.get('_id')], ...after]) : after;

/** The document after the update. */
const changed = (before: Doc, update: Update, matched: number | undefined, inserting: boolean): Doc => {
  const { change } = update;
  switch (change.kind) {
    case 'replacement':
      return replaced(before, change.replacement);
    case 'pipeline': {
      const after = keepId(before, runPipelineUpdate(before, change.stages, change.variables));
      if (!inserting) refuseChangedId(before, after, false);
      return after;
    }
    case 'operators': {
      const after = applyModifications(before, change.modifications, {
        now: update.now,
        matched,
        filters: update.filters,
        inserting,
      });
      refuseChangedId(before, after, false);
      return after;
    }
  }
};

/** Updates one row in its collection; true when it is different now. */
export const updateRow = (
  collection: Collection,
  row: Row,
  update: Update,
): { after: Doc; modified: boolean } => {
  const needsPosition =
    update.change.kind === 'operators' &&
    update.change.modifications.some(({ parts }) => parts.includes('$'));
  const matched = needsPosition ? matchedPosition(update.search.filter, row.doc) : undefined;
  const after = changed(row.doc, update, matched, false);
  const bytes = encode(after);
  if (bytes.equals(row.bytes)) return { after: row.doc, modified: false };
  checkSize(bytes);
  if (!update.bypassValidation) checkValidator(collection, after, row.doc);
  collection.replace(row, after, bytes);
  return { after, modified: true };
};

/** The document an upsert makes when nothing fits. */
export const upsertDocument = (collection: Collection, update: Update): Storable => {
  const base =
    update.change.kind === 'replacement' ? upsertBase(update.query, true) : upsertBase(update.query, false);
  const made = storable(changed(base, update, undefined, true));
  if (!update.bypassValidation) checkValidator(collection, made.doc);
  return made;
};

/** The rows of an update, fixed before the first is changed: a changed row must not be met again further on. */
const rowsToUpdate = (collection: Collection, update: Update): readonly Row[] => {
  const limit = update.multi ? undefined : 1;
  return [...searchNow(collection, { ...update.search, limit })];
};

const stillFits = (collection: Collection, row: Row, filter: Expression): Row | undefined => {
  const now = collection.read(row.id);
  return now && (now.bytes.equals(row.bytes) || matches(filter, now.doc)) ? now : undefined;
};

/** Runs one update statement. */
export const runUpdate = (collection: Collection, update: Update): UpdateResult => {
  const result: UpdateResult = { matched: 0, modified: 0 };
  for (const found of rowsToUpdate(collection, update)) {
    const row = update.multi ? stillFits(collection, found, update.search.filter) : found;
    if (!row) continue;
    result.matched += 1;
    if (updateRow(collection, row, update).modified) result.modified += 1;
  }
  if (result.matched === 0 && update.upsert) {
    result.upserted = upsertDocument(collection, update);
    collection.insert(result.upserted.doc, result.upserted.bytes);
  }
  return result;
};
