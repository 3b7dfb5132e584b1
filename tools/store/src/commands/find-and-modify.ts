import { collating } from '../collation/collation.js';
import { project } from '../aggregate/project.js';
import { type Projection, parseProjection } from '../aggregate/projection.js';
import { doc, type Doc, type Maybe } from '../bson/value.js';
import type { Collection, Row } from '../catalog/collection.js';
import type { Engine } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import { matchedPosition } from '../query/match.js';
import { parseFilter } from '../query/parse.js';
import { parseSort } from '../query/sort.js';
import { parseChange, type Update, updateRow, upsertDocument } from '../write/update.js';
import type { Command } from './command.js';
import { type Search, searchNow } from './find-target.js';
import { letVariables } from './let.js';
import { searchAhead } from './search-ahead.js';
import type { Request } from './request.js';

interface Outcome {
  readonly value: Doc | undefined;
  readonly lastErrorObject: Doc;
}

const searchOf = (request: Request, variables: ReadonlyMap<string, Maybe>): Search => ({
  filter: parseFilter(request.doc('query'), variables),
  sort: parseSort(request.doc('sort')),
  hint: request.get('hint'),
  skip: 0,
  limit: 1,
  time: request.time,
  among: request.ahead,
});

const first = (collection: Collection | undefined, wanted: Search): Row | undefined => {
  if (!collection) return undefined;
  const [row] = searchNow(collection, wanted);
  return row;
};

const removeFirst = (collection: Collection | undefined, wanted: Search): Outcome => {
  const row = first(collection, wanted);
  if (row) collection?.remove(row);
  return { value: row?.doc, lastErrorObject: doc({ n: row ? 1 : 0 }) };
};

const updateOf = (request: Request, wanted: Search, variables: ReadonlyMap<string, Maybe>): Update => {
  const { change, filters } = parseChange(
    request.get('update'),
    false,
    request.optionalList('arrayFilters'),
    variables,
  );
  return {
    search: wanted,
    query: request.doc('query'),
    change,
    filters,
    multi: false,
    upsert: request.flag('upsert'),
    now: request.now,
    bypassValidation: request.flag('bypassDocumentValidation'),
  };
};

const updateFirst = (collection: Collection | undefined, update: Update, showNew: boolean): Outcome => {
  const row = first(collection, update.search);
  if (row && collection) {
    const { after } = updateRow(collection, row, update);
    return { value: showNew ? after : row.doc, lastErrorObject: doc({ n: 1, updatedExisting: true }) };
  }
  if (!update.upsert || !collection)
    return { value: undefined, lastErrorObject: doc({ n: 0, updatedExisting: false }) };
  const made = upsertDocument(collection, update);
  collection.insert(made.doc, made.bytes);
  const lastErrorObject = doc({ n: 1, updatedExisting: false, upserted: made.doc.get('_id') ?? null });
  return { value: showNew ? made.doc : undefined, lastErrorObject };
};

const checkOptions = (request: Request): void => {
  const failed = (message: string): StoreError => new StoreError('FailedToParse', message);
  const [removes, updates] = [request.flag('remove'), request.has('update')];
  if (removes && updates) throw failed('Cannot specify both an update and remove=true');
  if (removes && request.flag('upsert')) throw failed('Cannot specify both upsert=true and remove=true');
  if (removes && request.flag('new'))
    throw failed(
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    );
  if (!removes && !updates) throw failed('Either an update or remove=true must be specified');
};

const projected = (
  value: Doc | undefined,
  projection: Projection | undefined,
  wanted: Search,
): Doc | null => {
  if (!value) return null;
  if (!projection) return value;
  return project(projection, value, {
    position: projection.positional ? matchedPosition(wanted.filter, value) : undefined,
  });
};

const targetOf = (engine: Engine, request: Request): Collection | undefined =>
  engine.catalog.find(request.database, request.collection());

const findAndModify = (engine: Engine, request: Request): Doc => {
  checkOptions(request);
  return collating(request.collationOn(targetOf(engine, request)), () => modify(engine, request));
};

const modify = (engine: Engine, request: Request): Doc => {
  const name = request.collection();
  const fields = request.optionalDoc('fields');
  const projection = fields && fields.size > 0 ? parseProjection(fields, 'find') : undefined;
  const variables = letVariables(request);
  const wanted = searchOf(request, variables);
  const removes = request.flag('remove');
  const update = removes ? undefined : updateOf(request, wanted, variables);
  return engine.write(request, () => {
    const known = engine.catalog.find(request.database, name);
    const collection =
      known || update?.upsert ? engine.collectionForWrite(request.database, name) : undefined;
    const outcome = update
      ? updateFirst(collection, update, request.flag('new'))
      : removeFirst(collection, wanted);
    return doc({
      lastErrorObject: outcome.lastErrorObject,
      value: projected(outcome.value, projection, wanted),
    });
  });
};

const ahead = (engine: Engine, request: Request): Promise<readonly number[] | undefined> =>
  searchAhead(targetOf(engine, request), () => ({
    query: request.doc('query'),
    collation: request.collationOn(targetOf(engine, request)),
    wanted: () => searchOf(request, letVariables(request)),
  }));

export const FIND_AND_MODIFY: Command = {
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'bypassDocumentValidation',
    'arrayFilters',
    'hint',
    'collation',
    'let',
  ],
  run: findAndModify,
  ahead,
  retryable: true,
  writes: true,
};
