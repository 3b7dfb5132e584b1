import { isNumeric, toDouble } from '../bson/number.js';
import { doc, type Doc, type Maybe, type Value } from '../bson/value.js';
import type { Collection } from '../catalog/collection.js';
import type { Engine } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import { parseFilter } from '../query/parse.js';
import { insertOne } from '../write/insert.js';
import { parseChange, runUpdate, type Update } from '../write/update.js';
import { refuseCollation } from './collation.js';
import type { Command } from './command.js';
import { ALL, searchNow } from './find-target.js';
import { letVariables } from './let.js';
import { searchAhead } from './search-ahead.js';
import type { GivenDocument, Request } from './request.js';
import { Statement } from './statement.js';
import { checkBatch, eachStatement, withErrors } from './write-errors.js';

const insert = (engine: Engine, request: Request): Doc => {
  const name = request.collection();
  const documents = request.documents('documents');
  const ordered = request.flag('ordered', true);
  const bypass = request.flag('bypassDocumentValidation');
  checkBatch(documents.length);
  return engine.write(request.now, () => {
    const collection = engine.collectionForWrite(request.database, name);
    const errors = eachStatement(documents, ordered, (given) => {
      insertOne(collection, given, bypass);
    });
    return withErrors(doc({ n: inserted(documents, errors, ordered) }), errors);
  });
};

const inserted = (documents: readonly GivenDocument[], errors: readonly Doc[], ordered: boolean): number => {
  const [first] = errors;
  if (!first) return documents.length;
  return ordered ? Number(first.get('index')) : documents.length - errors.length;
};

/** An update statement with its fields' types checked; what they say is checked when it is run. */
interface UpdateStatement {
  readonly query: Doc;
  readonly update: Value;
  readonly multi: boolean;
  readonly upsert: boolean;
  readonly arrayFilters: readonly Value[] | undefined;
  readonly hint: Value;
  readonly constants: Doc | undefined;
}

const updateStatement = (given: Doc): UpdateStatement => {
  const statement = new Statement(given, 'update.updates', [
    'q',
    'u',
    'c',
    'upsert',
    'multi',
    'collation',
    'arrayFilters',
    'hint',
  ]);
  refuseCollation(statement.get('collation'));
  return {
    query: statement.needDoc('q'),
    update: statement.need('u'),
    multi: statement.flag('multi'),
    upsert: statement.flag('upsert'),
    arrayFilters: statement.optionalList('arrayFilters'),
    hint: statement.get('hint'),
    constants: statement.optionalDoc('c'),
  };
};

const parsed = (statement: UpdateStatement, request: Request): Update => {
  const variables = new Map<string, Maybe>([...letVariables(request), ...(statement.constants ?? [])]);
  return {
    ...parseChange(statement.update, statement.multi, statement.arrayFilters, variables),
    search: {
      ...ALL,
      filter: parseFilter(statement.query, variables),
      hint: statement.hint,
      time: request.time,
      among: request.ahead,
    },
    query: statement.query,
    multi: statement.multi,
    upsert: statement.upsert,
    now: request.now,
    bypassValidation: request.flag('bypassDocumentValidation'),
  };
};

/** The collection a statement works on: made only for an upsert. */
const target = (engine: Engine, request: Request, upsert: boolean): Collection | undefined => {
  const known = engine.catalog.find(request.database, request.collection());
  return upsert || known ? engine.collectionForWrite(request.database, request.collection()) : undefined;
};

const update = (engine: Engine, request: Request): Doc => {
  const statements = request.documents('updates').map((given) => updateStatement(given.doc));
  checkBatch(statements.length);
  return engine.write(request.now, () => {
    const totals = { n: 0, nModified: 0 };
    const upserted: Doc[] = [];
    const errors = eachStatement(statements, request.flag('ordered', true), (statement, index) => {
      const what = parsed(statement, request);
      const collection = target(engine, request, statement.upsert);
      const result = collection ? runUpdate(collection, what) : { matched: 0, modified: 0 };
      totals.n += result.matched + (result.upserted ? 1 : 0);
      totals.nModified += result.modified;
      if (result.upserted) upserted.push(doc({ index, _id: result.upserted.doc.get('_id') }));
    });
    const answer = doc({ n: totals.n, nModified: totals.nModified });
    if (upserted.length > 0) answer.set('upserted', upserted);
    return withErrors(answer, errors);
  });
};

interface DeleteStatement {
  readonly query: Doc;
  readonly limit: number | undefined;
  readonly hint: Value;
}

const deleteStatement = (given: Doc): DeleteStatement => {
  const statement = new Statement(given, 'delete.deletes', ['q', 'limit', 'collation', 'hint']);
  const limit = statement.need('limit');
  const most = isNumeric(limit) ? toDouble(limit) : Number.NaN;
  if (most !== 0 && most !== 1)
    throw new StoreError(
      'FailedToParse',
      `The limit field in delete objects must be 0 or 1. Got ${String(most)}`,
    );
  refuseCollation(statement.get('collation'));
  return { query: statement.needDoc('q'), limit: most === 1 ? 1 : undefined, hint: statement.get('hint') };
};

const remove = (engine: Engine, request: Request): Doc => {
  const statements = request.documents('deletes').map((given) => deleteStatement(given.doc));
  checkBatch(statements.length);
  return engine.write(request.now, () => {
    const collection = target(engine, request, false);
    let n = 0;
    const errors = eachStatement(statements, request.flag('ordered', true), ({ query, limit, hint }) => {
      const filter = parseFilter(query, letVariables(request));
      const rows = collection
        ? [
            ...searchNow(collection, {
              ...ALL,
              filter,
              hint,
              limit,
              time: request.time,
              among: request.ahead,
            }),
          ]
        : [];
      for (const row of rows) collection?.remove(row);
      n += rows.length;
    });
    return withErrors(doc({ n }), errors);
  });
};

/** Only a single statement: of several, each has to see what those before it did. */
const updateAhead = (engine: Engine, request: Request): Promise<readonly number[] | undefined> =>
  searchAhead(engine.catalog.find(request.database, request.collection()), () => {
    const only = request.onlyDocument('updates');
    if (!only) return undefined;
    const { search, query, multi } = parsed(updateStatement(only), request);
    return { query, wanted: { ...search, limit: multi ? undefined : 1 } };
  });

const removeAhead = (engine: Engine, request: Request): Promise<readonly number[] | undefined> =>
  searchAhead(engine.catalog.find(request.database, request.collection()), () => {
    const only = request.onlyDocument('deletes');
    if (!only) return undefined;
    const { query, hint, limit } = deleteStatement(only);
    const filter = parseFilter(query, letVariables(request));
    return { query, wanted: { ...ALL, filter, hint, limit, time: request.time } };
  });

const GENERAL = ['ordered', 'let', 'bypassDocumentValidation'];

/** The commands that write documents. */
export const WRITE_COMMANDS: Readonly<Record<string, Command>> = {
  insert: { fields: ['documents', ...GENERAL], run: insert, retryable: true, writes: true },
  update: { fields: ['updates', ...GENERAL], run: update, ahead: updateAhead, retryable: true, writes: true },
  delete: { fields: ['deletes', ...GENERAL], run: remove, ahead: removeAhead, retryable: true, writes: true },
};
