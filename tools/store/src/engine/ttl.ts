import { setImmediate } from 'node:timers/promises';
import type { Collection } from '../catalog/collection.js';
import { isNumeric, toDouble } from '../bson/number.js';
import { doc } from '../bson/value.js';
import { ALL, searchNow } from '../commands/find-target.js';
import type { Index } from '../index/index-spec.js';
import { parseFilter } from '../query/parse.js';
import type { Engine } from './engine.js';

/** So many documents at most are removed in one go, so that other commands get their turn. */
const AT_ONCE = 500;

/** After how many seconds the date of an index expires a document; undefined when it does not. */
const expiryOf = (collection: Collection, index: Index): number | undefined => {
  if (index.expireAfterSeconds !== undefined && index.fields.length === 1) return index.expireAfterSeconds;
  const clustered = index.number === 0 ? collection.info.options.get('expireAfterSeconds') : undefined;
  return isNumeric(clustered) ? toDouble(clustered) : undefined;
};

/** Removes expired documents of one index; true when there may be more. Of an array the earliest date counts. */
const expire = (
  engine: Engine,
  collection: Collection,
  index: Index,
  seconds: number,
  now: Date,
): boolean => {
  const path = index.fields[0]?.path ?? '';
  const before = new Date(now.getTime() - seconds * 1000);
  const filter = parseFilter(doc({ [path]: doc({ $lte: before }) }));
  const wanted = {
    ...ALL,
    filter: index.partial ? { kind: 'and' as const, children: [filter, index.partial] } : filter,
    limit: AT_ONCE,
  };
  const due = [...searchNow(collection, wanted)];
  if (due.length === 0) return false;
  engine.write({ now, database: collection.info.database }, () => {
    for (const row of due) collection.remove(row);
  });
  return due.length === AT_ONCE;
};

/** Removes what has expired by the TTL indexes of all collections. */
export const expireDocuments = async (engine: Engine, now: Date): Promise<void> => {
  for (const database of engine.catalog.databaseNames)
    for (const collection of engine.catalog.collections(database))
      for (const index of collection.indexes) {
        const seconds = expiryOf(collection, index);
        let more = seconds !== undefined;
        while (seconds !== undefined && more) {
          more = expire(engine, collection, index, seconds, now);
          await setImmediate();
        }
      }
};
