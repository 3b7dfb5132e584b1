import { type Collation, collating } from '../collation/collation.js';
import { isNumeric, toDouble } from '../bson/number.js';
import { type Doc, type Value } from '../bson/value.js';
import type { Collection } from '../catalog/collection.js';
import type { Engine } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import { parseFilter } from '../query/parse.js';
import { readCollation } from '../collation/read-collation.js';
import type { Batch } from './batch.js';
import type { Command } from './command.js';
import { ALL, type Search, searchNow } from './find-target.js';
import { letVariables } from './let.js';
import type { Request } from './request.js';
import { searchAhead } from './search-ahead.js';
import { Statement } from './statement.js';
import { checkBatch } from './write-errors.js';
import { STATEMENT_FIELDS, writeTarget } from './write-target.js';

interface DeleteStatement {
  readonly query: Doc;
  readonly limit: number | undefined;
  readonly hint: Value;
  readonly collation: Collation | undefined;
}

const deleteStatement = (given: Doc, otherwise: Collation | undefined): DeleteStatement => {
  const statement = new Statement(given, 'delete.deletes', ['q', 'limit', 'collation', 'hint']);
  const limit = statement.need('limit');
  const most = isNumeric(limit) ? toDouble(limit) : Number.NaN;
  if (most !== 0 && most !== 1)
    throw new StoreError(
      'FailedToParse',
      `The limit field in delete objects must be 0 or 1. Got ${String(most)}`,
    );
  return {
    query: statement.needDoc('q'),
    limit: most === 1 ? 1 : undefined,
    hint: statement.get('hint'),
    collation: readCollation(statement.get('collation'), otherwise),
  };
};

const searchOf = ({ query, limit, hint }: DeleteStatement, request: Request): Search => ({
  ...ALL,
  filter: parseFilter(query, letVariables(request)),
  hint,
  limit,
  time: request.time,
  among: request.ahead,
});

/** Removes what a statement finds; answers how many. */
const removeFound = (
  collection: Collection | undefined,
  statement: DeleteStatement,
  request: Request,
): number => {
  const wanted = searchOf(statement, request);
  const rows = collection ? [...searchNow(collection, wanted)] : [];
  for (const row of rows) collection?.remove(row);
  return rows.length;
};

const batch = (engine: Engine, request: Request): Batch => {
  const otherwise = engine.catalog.find(request.database, request.collection())?.collation;
  const statements = request.documents('deletes').map((given) => deleteStatement(given.doc, otherwise));
  checkBatch(statements.length);
  return {
    count: statements.length,
    ordered: request.flag('ordered', true),
    one: (index, tally) => {
      const statement = statements[index];
      if (!statement) return;
      const collection = writeTarget(engine, request, false);
      tally.n += collating(statement.collation, () => removeFound(collection, statement, request));
    },
  };
};

const ahead = (engine: Engine, request: Request): Promise<readonly number[] | undefined> => {
  const known = engine.catalog.find(request.database, request.collection());
  return searchAhead(known, () => {
    const only = request.onlyDocument('deletes');
    if (!only) return undefined;
    const statement = deleteStatement(only, known?.collation);
    const { query, collation } = statement;
    return { query, collation, wanted: () => searchOf(statement, request) };
  });
};

/** `delete`: a list of statements, each for one document or for all that fit. */
export const DELETE: Command = {
  fields: ['deletes', ...STATEMENT_FIELDS],
  batch,
  ahead,
  retryable: true,
  writes: true,
};
