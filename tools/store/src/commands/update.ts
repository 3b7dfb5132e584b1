import { type Collation, collating } from '../collation/collation.js';
import { doc, type Doc, type Maybe, type Value } from '../bson/value.js';
import type { Engine } from '../engine/engine.js';
import { parseFilter } from '../query/parse.js';
import { parseChange, runUpdate, type Update, type UpdateResult } from '../write/update.js';
import { readCollation } from '../collation/read-collation.js';
import type { Batch, Tally } from './batch.js';
import type { Command } from './command.js';
import { ALL } from './find-target.js';
import { letVariables } from './let.js';
import type { Request } from './request.js';
import { searchAhead } from './search-ahead.js';
import { Statement } from './statement.js';
import { checkBatch } from './write-errors.js';
import { STATEMENT_FIELDS, writeTarget } from './write-target.js';

/** An update statement with its fields' types checked; what they say is checked when it is run. */
interface UpdateStatement {
  readonly query: Doc;
  readonly update: Value;
  readonly multi: boolean;
  readonly upsert: boolean;
  readonly arrayFilters: readonly Value[] | undefined;
  readonly hint: Value;
  readonly constants: Doc | undefined;
  readonly collation: Collation | undefined;
}

const updateStatement = (given: Doc, otherwise: Collation | undefined): UpdateStatement => {
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
  return {
    query: statement.needDoc('q'),
    update: statement.need('u'),
    multi: statement.flag('multi'),
    upsert: statement.flag('upsert'),
    arrayFilters: statement.optionalList('arrayFilters'),
    hint: statement.get('hint'),
    constants: statement.optionalDoc('c'),
    collation: readCollation(statement.get('collation'), otherwise),
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

const carryOut = (engine: Engine, request: Request, statement: UpdateStatement): UpdateResult =>
  collating(statement.collation, () => {
    const what = parsed(statement, request);
    const collection = writeTarget(engine, request, statement.upsert);
    return collection ? runUpdate(collection, what) : { matched: 0, modified: 0 };
  });

const note = (tally: Tally, { matched, modified, upserted }: UpdateResult): void => {
  tally.n += matched + (upserted ? 1 : 0);
  tally.modified = (tally.modified ?? 0) + modified;
  if (upserted) tally.upserted.push(doc({ index: tally.next, _id: upserted.doc.get('_id') }));
};

const batch = (engine: Engine, request: Request): Batch => {
  const otherwise = engine.catalog.find(request.database, request.collection())?.collation;
  const statements = request.documents('updates').map((given) => updateStatement(given.doc, otherwise));
  checkBatch(statements.length);
  return {
    count: statements.length,
    ordered: request.flag('ordered', true),
    one: (index, tally) => {
      tally.modified ??= 0;
      const statement = statements[index];
      if (statement) note(tally, carryOut(engine, request, statement));
    },
  };
};

/** Only a single statement: of several, each has to see what those before it did. */
const ahead = (engine: Engine, request: Request): Promise<readonly number[] | undefined> => {
  const known = engine.catalog.find(request.database, request.collection());
  return searchAhead(known, () => {
    const only = request.onlyDocument('updates');
    if (!only) return undefined;
    const statement = updateStatement(only, known?.collation);
    const { collation, query, multi } = statement;
    return {
      query,
      collation,
      wanted: () => ({ ...parsed(statement, request).search, limit: multi ? undefined : 1 }),
    };
  });
};

/** `update`: a list of statements, each with its own filter. */
export const UPDATE: Command = {
  fields: ['updates', ...STATEMENT_FIELDS],
  batch,
  ahead,
  retryable: true,
  writes: true,
};
