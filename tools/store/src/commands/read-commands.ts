import { doc, type Doc, type Maybe, type Value } from '../bson/value.js';
import { collated, collating } from '../collation/collation.js';
import { sameKey } from '../collation/same-key.js';
import type { Engine } from '../engine/engine.js';
import { parseFilter } from '../query/parse.js';
import { mapped, type Paced, taking } from '../query/pause.js';
import { splitPath, visitPath } from '../query/path.js';
import type { Commands } from './command.js';
import { ALL, search } from './find-target.js';
import { FIND } from './find.js';
import { letVariables } from './let.js';
import type { Request } from './request.js';
import { isView, viewDocuments } from './view.js';
import { getMore, killCursors } from './cursor-reply.js';

const count = async (engine: Engine, request: Request): Promise<Doc> => {
  const collection = engine.catalog.find(request.database, request.collection());
  const query = request.doc('query');
  const collation = request.collationOn(collection);
  const filter = collating(collation, () => parseFilter(query));
  const skip = request.count('skip') ?? 0;
  const given = Math.abs(request.number('limit') ?? 0);
  const limit = given === 0 ? Infinity : given;
  if (!collection) return doc({ n: 0 });
  if (query.size === 0 && !isView(collection))
    return doc({ n: Math.max(Math.min(collection.count - skip, limit), 0) });
  const wanted = { ...ALL, filter, hint: request.get('hint'), skip, time: request.time };
  const found = collated<unknown>(collation, () =>
    isView(collection) ? viewDocuments(engine, request, 'query') : search(collection, wanted),
  );
  let n = 0;
  await taking(
    found,
    () => request.time.rest(),
    () => (n += 1) >= limit,
  );
  return doc({ n });
};

const distinct = async (engine: Engine, request: Request): Promise<Doc> => {
  const path = request.text('key');
  const collection = engine.catalog.find(request.database, request.collection());
  const collation = request.collationOn(collection);
  const filter = collating(collation, () => parseFilter(request.doc('query'), letVariables(request)));
  const found = new Map<string, Value>();
  const take = (value: Maybe): boolean => {
    if (typeof value !== 'symbol') {
      const key = collating(collation, () => sameKey(value));
      if (!found.has(key)) found.set(key, value);
    }
    return false;
  };
  const wanted = { ...ALL, filter, hint: request.get('hint'), time: request.time };
  const roots = collated(collation, (): Paced<Doc> => {
    if (isView(collection)) return viewDocuments(engine, request, 'query');
    return collection ? mapped(search(collection, wanted), (row) => row.doc) : [];
  });
  const parts = splitPath(path);
  await taking(
    roots,
    () => request.time.rest(),
    (root) => {
      visitPath(root, parts, 'whole', (value) => (Array.isArray(value) ? value.some(take) : take(value)));
    },
  );
  return doc({ values: [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value) });
};

/** Commands that only read documents. */
export const READ_COMMANDS: Commands = {
  find: FIND,
  getMore: { fields: ['collection', 'batchSize', 'term', 'lastKnownCommittedOpTime'], run: getMore },
  killCursors: { fields: ['cursors'], run: killCursors },
  count: { fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'], run: count },
  distinct: { fields: ['key', 'query', 'hint', 'collation', 'let'], run: distinct },
};
