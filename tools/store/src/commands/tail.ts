import type { Collection } from '../catalog/collection.js';
import type { CursorInfo } from '../cursor/cursors.js';
import type { Engine } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import { matches } from '../query/match.js';
import type { Search } from './find-target.js';
import type { Request } from './request.js';

/** What makes a cursor tailable; refused on collections that are not capped. */
export const tailInfo = (
  engine: Engine,
  request: Request,
  collection: Collection | undefined,
): Pick<CursorInfo, 'tail'> => {
  if (!request.flag('tailable')) {
    if (request.flag('awaitData'))
      throw new StoreError('FailedToParse', "Cannot set 'awaitData' without also setting 'tailable'");
    return {};
  }
  if (!collection) return {};
  if (collection.info.options.get('capped') !== true)
    throw new StoreError(
      'BadValue',
      `error processing query: ns=${collection.namespace} Tailable cursor requested on non capped collection`,
    );
  return { tail: { awaitData: request.flag('awaitData'), wait: (ms) => engine.written(ms) } };
};

/** Reads a capped collection in insertion order and, when asked again at its end, what has come since. */
export const tailing = (collection: Collection, wanted: Search): Iterable<Buffer, undefined, void> => {
  let last = 0;
  const next = (): IteratorResult<Buffer, undefined> => {
    for (const row of collection.scanAfter(last)) {
      last = row.id;
      if (matches(wanted.filter, row.doc)) return { value: row.bytes, done: false };
    }
    return { value: undefined, done: true };
  };
  return { [Symbol.iterator]: () => ({ next }) };
};
