import { project, parseProjection, type Projection } from '../aggregate/projection.js';
import { encode } from '../bson/encode.js';
import { type Value } from '../bson/value.js';
import type { Collection, Row } from '../catalog/collection.js';
import type { CursorInfo, Documents } from '../cursor/cursors.js';
import type { Engine } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import { matchedPosition } from '../query/match.js';
import { parseFilter } from '../query/parse.js';
import { parseSort } from '../query/sort.js';
import { refuseCollation } from './collation.js';
import type { Command } from './command.js';
import { firstBatch } from './cursor-reply.js';
import { type Search, search } from './find-target.js';
import { letVariables } from './let.js';
import type { Reply } from './reply.js';
import type { Request } from './request.js';
import { sessionOf } from './session-id.js';
import { aggregateView } from './view.js';

/** The limit, where a negative one asks for a single batch. */
const limitOf = (request: Request): number | undefined => {
  const limit = request.count('limit');
  return limit === 0 ? undefined : limit;
};

/** What a find command looks for. */
export const searchOf = (request: Request): Search => {
  const sort = request.doc('sort');
  return {
    filter: parseFilter(request.doc('filter'), letVariables(request)),
    sort: parseSort(sort),
    hint: request.get('hint'),
    skip: request.count('skip') ?? 0,
    limit: limitOf(request),
  };
};

/** Each row's bytes, projected when there is a projection. */
function* shown(
  rows: Iterable<Row>,
  wanted: Search,
  projection: Projection | undefined,
  now: Date,
): Generator<Buffer> {
  const variables = new Map<string, Value>([['NOW', now]]);
  for (const row of rows) {
    if (!projection) {
      yield row.bytes;
      continue;
    }
    const position = projection.positional ? matchedPosition(wanted.filter, row.doc) : undefined;
    yield encode(project(projection, row.doc, { position, variables }));
  }
}

const projectionOf = (request: Request): Projection | undefined => {
  const spec = request.optionalDoc('projection');
  return spec && spec.size > 0 ? parseProjection(spec, 'find') : undefined;
};

/** The documents of a find as they go to the client. */
export const findDocuments = (collection: Collection | undefined, request: Request): Documents => {
  refuseCollation(request.get('collation'));
  const wanted = searchOf(request);
  const projection = projectionOf(request);
  if (!collection) return [][Symbol.iterator]();
  return shown(search(collection, wanted), wanted, projection, request.now);
};

const find = (engine: Engine, request: Request): Reply => {
  const name = request.collection();
  const collection = engine.catalog.find(request.database, name);
  if (collection?.info.options.has('viewOn')) return aggregateView(engine, request);
  if (request.flag('tailable') && collection && !collection.info.options.has('capped'))
    throw new StoreError(
      'BadValue',
      `error processing query: ns=${collection.namespace} Tailable cursor requested on non capped collection`,
    );
  const info: CursorInfo = {
    namespace: `${request.database}.${name}`,
    session: sessionOf(request),
    noTimeout: request.flag('noCursorTimeout'),
  };
  const documents = findDocuments(collection, request);
  return firstBatch(engine, request, documents, info, {
    size: request.count('batchSize'),
    single: request.flag('singleBatch'),
  });
};

/** Fields of find that change nothing here: they are hints on speed or on who may read what. */
const WITHOUT_EFFECT = [
  'allowDiskUse',
  'allowPartialResults',
  'oplogReplay',
  'awaitData',
  'max',
  'min',
  'returnKey',
  'showRecordId',
  'term',
  'readOnce',
];

export const FIND: Command = {
  fields: [
    'filter',
    'sort',
    'projection',
    'hint',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'noCursorTimeout',
    'tailable',
    'let',
    'collation',
    ...WITHOUT_EFFECT,
  ],
  run: find,
};
