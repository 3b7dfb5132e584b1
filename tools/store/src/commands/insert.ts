import { doc, type Doc } from '../bson/value.js';
import type { Engine } from '../engine/engine.js';
import { insertOne } from '../write/insert.js';
import type { Command } from './command.js';
import type { GivenDocument, Request } from './request.js';
import { checkBatch, eachStatement, withErrors } from './write-errors.js';
import { STATEMENT_FIELDS } from './write-target.js';

const insert = (engine: Engine, request: Request): Doc => {
  const name = request.collection();
  const documents = request.documents('documents');
  const ordered = request.flag('ordered', true);
  const bypass = request.flag('bypassDocumentValidation');
  checkBatch(documents.length);
  return engine.write(request, () => {
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

/** `insert`. */
export const INSERT: Command = {
  fields: ['documents', ...STATEMENT_FIELDS],
  run: insert,
  retryable: true,
  writes: true,
};
