import { doc, typeOf } from '../bson/value.js';
import type { CursorInfo, Documents } from '../cursor/cursors.js';
import type { Engine } from '../engine/engine.js';
import { isNumeric, toDouble } from '../bson/number.js';
import { StoreError } from '../errors.js';
import { knownFields } from '../known-fields.js';
import type { Reply } from './reply.js';
import type { Request } from './request.js';

/** How many documents a first batch has when the client does not say. */
const DEFAULT_BATCH = 101;

/** How a client wants its first batch. */
export interface BatchWish {
  readonly size: number | undefined;
  /** No cursor is kept after this batch. */
  readonly single?: boolean;
}

/** How big a batch the `cursor` field of a command asks for. */
export const batchSizeOf = (request: Request): number | undefined => {
  const cursor = request.doc('cursor');
  knownFields(cursor, 'cursor', ['batchSize']);
  const size = cursor.get('batchSize');
  if (size === undefined) return undefined;
  if (!isNumeric(size)) throw new StoreError('TypeMismatch', 'cursor.batchSize field must be a number');
  if (toDouble(size) < 0) throw new StoreError('BadValue', 'cursor.batchSize must not be negative');
  return Math.trunc(toDouble(size));
};

/** Answers with the first documents and keeps the rest as a cursor. */
export const firstBatch = async (
  engine: Engine,
  request: Request,
  documents: Documents,
  info: CursorInfo,
  wish: BatchWish,
): Promise<Reply> => {
  const cursor = engine.cursors.make(documents, info);
  const batch = await cursor.batch(wish.size ?? DEFAULT_BATCH, () => request.time.rest());
  request.time.end();
  const open = wish.single !== true && (info.tail !== undefined || !cursor.exhausted);
  if (open) engine.cursors.keep(cursor, request.now);
  else cursor.close();
  return {
    field: 'firstBatch',
    documents: batch,
    cursor: doc({ id: open ? cursor.id : 0n, ns: info.namespace }),
  };
};

const cursorId = (request: Request): bigint => {
  const id = request.get('getMore');
  if (typeof id === 'bigint') return id;
  throw new StoreError(
    'TypeMismatch',
    "BSON field 'getMore.getMore' is the wrong type, expected type 'long'",
  );
};

/** `getMore`: the next documents of a cursor. */
export const getMore = async (engine: Engine, request: Request): Promise<Reply> => {
  const cursor = engine.cursors.find(cursorId(request));
  const namespace = `${request.database}.${request.text('collection')}`;
  if (cursor.info.namespace !== namespace)
    throw new StoreError(
      'Unauthorized',
      `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.info.namespace}`,
    );
  const limit = request.count('batchSize') || Infinity;
  const rest = (): Promise<void> => cursor.info.time.rest();
  cursor.info.time.begin();
  let batch = await cursor.batch(limit, rest);
  if (batch.length === 0 && cursor.info.tail?.awaitData === true) {
    await cursor.info.tail.wait(request.count('maxTimeMS') ?? 1000);
    batch = await cursor.batch(limit, rest);
  }
  if (cursor.info.durable) await engine.settled(request.database);
  const open = cursor.info.tail !== undefined || !cursor.exhausted;
  if (open) engine.cursors.keep(cursor, request.now);
  else engine.cursors.close(cursor.id);
  return { field: 'nextBatch', documents: batch, cursor: doc({ id: open ? cursor.id : 0n, ns: namespace }) };
};

/** `killCursors`. */
export const killCursors = (engine: Engine, request: Request): Reply => {
  const killed: bigint[] = [];
  const missing: bigint[] = [];
  for (const [at, id] of (request.optionalList('cursors') ?? []).entries()) {
    if (typeof id !== 'bigint')
      throw new StoreError(
        'TypeMismatch',
        `BSON field 'killCursors.cursors.${at}' is the wrong type '${typeOf(id)}', expected type 'long'`,
      );
    (engine.cursors.close(id) ? killed : missing).push(id);
  }
  return doc({ cursorsKilled: killed, cursorsNotFound: missing, cursorsAlive: [], cursorsUnknown: [] });
};
