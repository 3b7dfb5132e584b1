import type { Engine } from '../engine/engine.js';
import { insertOne } from '../write/insert.js';
import type { Batch } from './batch.js';
import type { Command } from './command.js';
import type { Request } from './request.js';
import { checkBatch } from './write-errors.js';
import { STATEMENT_FIELDS } from './write-target.js';

const batch = (engine: Engine, request: Request): Batch => {
  const name = request.collection();
  const documents = request.documents('documents');
  const bypass = request.flag('bypassDocumentValidation');
  checkBatch(documents.length);
  return {
    count: documents.length,
    ordered: request.flag('ordered', true),
    one: (index, tally) => {
      const given = documents[index];
      if (!given) return;
      insertOne(engine.collectionForWrite(request.database, name), given, bypass);
      tally.n += 1;
    },
  };
};

/** `insert`. */
export const INSERT: Command = {
  fields: ['documents', ...STATEMENT_FIELDS],
  batch,
  retryable: true,
  writes: true,
};
