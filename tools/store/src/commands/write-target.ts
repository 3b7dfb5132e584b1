import type { Collection } from '../catalog/collection.js';
import type { Engine } from '../engine/engine.js';
import type { Request } from './request.js';

/** The collection a statement works on: made only for an upsert. */
export const writeTarget = (engine: Engine, request: Request, upsert: boolean): Collection | undefined => {
  const known = engine.catalog.find(request.database, request.collection());
  return upsert || known ? engine.collectionForWrite(request.database, request.collection()) : undefined;
};

/** The fields that every command of statements has beside them. */
export const STATEMENT_FIELDS = ['ordered', 'let', 'bypassDocumentValidation'];
