import { doc, type Doc, type Maybe } from '../bson/value.js';
import { isNumeric, toDouble } from '../bson/number.js';
import type { Collection } from '../catalog/collection.js';
import type { Engine } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import { parseFilter } from '../query/parse.js';
import { insertOne } from '../write/insert.js';
import { parseChange, runUpdate, type Update } from '../write/update.js';
import { refuseCollation } from './collation.js';
import type { Command } from './command.js';
import { ALL, search } from './find-target.js';
import type { GivenDocument, Request } from './request.js';
import { letVariables } from './let.js';
import { Statement } from './statement.js';
import { checkBatch, eachStatement, withErrors } from './write-errors.js';

const insert = (engine: Engine, request: Request): Doc => {
  const name = request.collection();
  const documents = request.documents('documents');
  checkBatch(documents.length);
  return engine.write(request.now, () => {
    const collection = engine.collectionForWrite(request.database, name);
    const bypass = request.flag('bypassDocumentValidation');
    const errors = eachStatement(documents, request.flag('ordered', true), (given) =>
      insertOne(collection, given, bypass),
    );
    return withErrors(doc({ n: inserted(documents, errors, request.flag('ordered', true)) }), errors);
  });
};

const inserted = (documents: readonly GivenDocument[], errors: readonly Doc[], ordered: boolean): number => {
  const [first] = errors;
  if (!first) return documents.length;
  return ordered ? Number(first.get('index')) : documents.length - errors.length;
};

const UPDATE_FIELDS = ['q', 'u', 'c', 'upsert', 'multi', 'collation', 'arrayFilters', 'hint', 'sort'];

const updateStatement = (given: GivenDocument, request: Request): Update => {
  const statement = new Statement(
    given.doc,
    'update.updates',
    UPDATE_FIELDS.filter((field) => field !== 'sort'),
  );
  const variables = new Map<string, Maybe>([...letVariables(request), ...(statement.optionalDoc('c') ?? [])]);
  const multi = statement.flag('multi');
  const query = statement.needDoc('q');
  refuseCollation(statement.get('collation'));
  const { change, filters } = parseChange(
    statement.need('u'),
    multi,
    statement.optionalList('arrayFilters'),
    variables,
  );
  return {
    search: { ...ALL, filter: parseFilter(query, variables), hint: statement.get('hint') },
    query,
    change,
    multi,
    upsert: statement.flag('upsert'),
    filters,
    now: request.now,
    bypassValidation: request.flag('bypassDocumentValidation'),
  };
};

/** The collection an update works on: made only for an upsert. */
const updateTarget = (engine: Engine, request: Request, upsert: boolean): Collection | undefined =>
  upsert ? engine.collectionForWrite(request.database, request.collection()) : existing(engine, request);

const existing = (engine: Engine, request: Request): Collection | undefined =>
  engine.catalog.find(request.database, request.collection()) &&
  engine.collectionForWrite(request.database, request.collection());

const update = (engine: Engine, request: Request): Doc => {
  const statements = request.documents('updates');
  checkBatch(statements.length);
  return engine.write(request.now, () => {
    const totals = { n: 0, nModified: 0 };
    const upserted: Doc[] = [];
    const errors = eachStatement(statements, request.flag('ordered', true), (given, index) => {
      const parsed = updateStatement(given, request);
      const collection = updateTarget(engine, request, parsed.upsert);
      const result = collection ? runUpdate(collection, parsed) : { matched: 0, modified: 0 };
      totals.n += result.matched + (result.upserted ? 1 : 0);
      totals.nModified += result.modified;
      if (result.upserted) upserted.push(doc({ index, _id: result.upserted.doc.get('_id') }));
    });
    const answer = doc({ n: totals.n, nModified: totals.nModified });
    if (upserted.length > 0) answer.set('upserted', upserted);
    return withErrors(answer, errors);
  });
};

const deleteStatement = (
  collection: Collection | undefined,
  given: GivenDocument,
  request: Request,
): number => {
  const statement = new Statement(given.doc, 'delete.deletes', ['q', 'limit', 'collation', 'hint']);
  const limit = statement.need('limit');
  const most = isNumeric(limit) ? toDouble(limit) : Number.NaN;
  if (most !== 0 && most !== 1)
    throw new StoreError(
      'FailedToParse',
      `The limit field in delete objects must be 0 or 1. Got ${String(limit)}`,
    );
  refuseCollation(statement.get('collation'));
  const filter = parseFilter(statement.needDoc('q'), letVariables(request));
  if (!collection) return 0;
  const rows = [
    ...search(collection, { ...ALL, filter, hint: statement.get('hint'), limit: most === 1 ? 1 : undefined }),
  ];
  for (const row of rows) collection.remove(row);
  return rows.length;
};

const remove = (engine: Engine, request: Request): Doc => {
  const statements = request.documents('deletes');
  checkBatch(statements.length);
  return engine.write(request.now, () => {
    const collection = existing(engine, request);
    let n = 0;
    const errors = eachStatement(statements, request.flag('ordered', true), (given) => {
      n += deleteStatement(collection, given, request);
    });
    return withErrors(doc({ n }), errors);
  });
};

const GENERAL = ['ordered', 'let', 'bypassDocumentValidation'];

/** The commands that write documents. */
export const WRITE_COMMANDS: Readonly<Record<string, Command>> = {
  insert: { fields: ['documents', ...GENERAL], run: insert, retryable: true, writes: true },
  update: { fields: ['updates', ...GENERAL], run: update, retryable: true, writes: true },
  delete: { fields: ['deletes', ...GENERAL], run: remove, retryable: true, writes: true },
};
