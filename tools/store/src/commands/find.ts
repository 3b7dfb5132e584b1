import { project } from '../aggregate/project.js';
import { parseProjection, type Projection } from '../aggregate/projection.js';
import { encode } from '../bson/encode.js';
import { type Value } from '../bson/value.js';
import type { Collection, Row } from '../catalog/collection.js';
import { collated } from '../collation/collation.js';
import type { CursorInfo } from '../cursor/cursors.js';
import { wantsDurable } from '../engine/concerns.js';
import type { Engine } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import { matchedPosition } from '../query/match.js';
import { parseFilter } from '../query/parse.js';
import { mapped, PAUSE, type Paced, type Pause } from '../query/pause.js';
import { parseSort } from '../query/sort.js';
import type { Command } from './command.js';
import { firstBatch } from './cursor-reply.js';
import { type Search, search } from './find-target.js';
import { letVariables } from './let.js';
import type { Reply } from './reply.js';
import type { Request } from './request.js';
import { sessionOf } from './session-id.js';
import { tailInfo, tailing } from './tail.js';
import { isView, viewDocuments } from './view.js';

/** What a find command looks for. */
export const searchOf = (request: Request): Search => ({
  filter: parseFilter(request.doc('filter'), letVariables(request)),
  sort: parseSort(request.doc('sort')),
  hint: request.get('hint'),
  skip: request.count('skip') ?? 0,
  limit: request.count('limit') || undefined,
  time: request.time,
});

/** Each row's bytes, projected when there is a projection. */
function* shown(
  rows: Paced<Row>,
  wanted: Search,
  projection: Projection | undefined,
  request: Request,
): Generator<Buffer | Pause> {
  const variables = new Map<string, Value>([['NOW', request.now]]);
  const numbered = request.flag('showRecordId');
  for (const row of rows) {
    if (row === PAUSE) {
      yield PAUSE;
      continue;
    }
    if (!projection && !numbered) {
      yield row.bytes;
      continue;
    }
    const position = projection?.positional ? matchedPosition(wanted.filter, row.doc) : undefined;
    const root = projection ? project(projection, row.doc, { position, variables }) : row.doc;
    yield encode(numbered ? new Map([...root, ['$recordId', BigInt(row.id)]]) : root);
  }
}

const projectionOf = (request: Request): Projection | undefined => {
  const spec = request.optionalDoc('projection');
  return spec && spec.size > 0 ? parseProjection(spec, 'find') : undefined;
};

const viewBytes = (engine: Engine, request: Request): Paced<Buffer> =>
  mapped(viewDocuments(engine, request, 'filter'), encode);

const documentsOf = (engine: Engine, request: Request, collection: Collection | undefined): Paced<Buffer> => {
  if (isView(collection)) return viewBytes(engine, request);
  const wanted = searchOf(request);
  const projection = projectionOf(request);
  if (!collection) return [];
  if (request.flag('tailable')) return tailing(collection, wanted);
  return shown(search(collection, wanted), wanted, projection, request);
};

/** Options that would change the result in ways the store has not; never ignored. */
const REFUSED = ['max', 'min', 'returnKey'];

const refuseOptions = (request: Request): void => {
  if ((request.has('min') || request.has('max')) && !request.has('hint'))
    throw new StoreError(51173, 'When using min()/max() a hint of which index to use must be provided');
  for (const name of REFUSED)
    if (request.has(name) && request.get(name) !== false)
      throw new StoreError('NotImplemented', `find with '${name}' is not supported by the embedded store`);
};

const find = (engine: Engine, request: Request): Promise<Reply> => {
  const name = request.collection();
  refuseOptions(request);
  const collection = engine.catalog.find(request.database, name);
  const info: CursorInfo = {
    namespace: `${request.database}.${name}`,
    session: sessionOf(request),
    noTimeout: request.flag('noCursorTimeout'),
    durable: wantsDurable(request),
    time: request.time,
    ...tailInfo(engine, request, collection),
  };
  const documents = collated(request.collationOn(collection), () => documentsOf(engine, request, collection));
  return firstBatch(engine, request, documents[Symbol.iterator](), info, {
    size: request.count('batchSize'),
    single: request.flag('singleBatch'),
  });
};

/** Fields that change nothing here: hints on memory, on shards, on replication. */
const WITHOUT_EFFECT = ['allowDiskUse', 'allowPartialResults', 'oplogReplay', 'term', 'readOnce'];
const ASKED = ['filter', 'sort', 'projection', 'hint', 'skip', 'limit', 'batchSize', 'singleBatch'];
const CURSOR = ['noCursorTimeout', 'tailable', 'awaitData'];

export const FIND: Command = {
  fields: [...ASKED, ...CURSOR, 'let', 'collation', ...REFUSED, 'showRecordId', ...WITHOUT_EFFECT],
  run: find,
};
