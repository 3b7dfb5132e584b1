import { hostname } from 'node:os';
import { doc, type Doc } from '../bson/value.js';
import { type Engine, REPLICA_SET } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import type { Command, Commands } from './command.js';
import { SERVER_VERSION } from './handshake.js';
import type { Request } from './request.js';

const answers = (
  make: (engine: Engine, request: Request) => Doc,
  fields: readonly string[] = [],
  admin = false,
): Command => ({
  fields,
  run: make,
  admin,
});

const buildInfo = (): Doc =>
  doc({
    version: SERVER_VERSION,
    gitVersion: 'embedded',
    modules: [],
    allocator: 'system',
    javascriptEngine: 'none',
    sysInfo: 'deprecated',
    versionArray: [7, 0, 0, 0],
    bits: 64,
    debug: false,
    maxBsonObjectSize: 16 * 1024 * 1024,
    storageEngines: ['embedded'],
  });

const serverStatus = (engine: Engine, request: Request): Doc =>
  doc({
    host: hostname(),
    version: SERVER_VERSION,
    process: 'mongod',
    pid: BigInt(process.pid),
    uptime: (request.now.getTime() - engine.startedAt.getTime()) / 1000,
    localTime: request.now,
    mem: doc({ bits: 64, resident: Math.round(process.memoryUsage.rss() / 1_048_576), supported: true }),
    metrics: doc({ cursor: doc({ open: doc({ total: BigInt(engine.cursors.size) }) }) }),
    repl: doc({ setName: REPLICA_SET, isWritablePrimary: true, me: engine.address, hosts: [engine.address] }),
    storageEngine: doc({ name: 'embedded', supportsCommittedReads: true, persistent: true }),
  });

const member = (engine: Engine): Doc =>
  doc({ _id: 0, name: engine.address, health: 1, state: 1, stateStr: 'PRIMARY', self: true });

const replSetGetStatus = (engine: Engine, request: Request): Doc =>
  doc({ set: REPLICA_SET, date: request.now, myState: 1, term: 1n, members: [member(engine)] });

const replSetGetConfig = (engine: Engine): Doc =>
  doc({ config: doc({ _id: REPLICA_SET, version: 1, members: [doc({ _id: 0, host: engine.address })] }) });

/** What sizes are divided by. */
const scaleOf = (request: Request): number => {
  const scale = Math.trunc(request.number('scale') ?? 1);
  if (scale < 1)
    throw new StoreError(51024, `BSON field 'scale' value must be >= 1, actual value '${scale}'`);
  return scale;
};

const dbStats = (engine: Engine, request: Request): Doc => {
  const collections = engine.catalog.collections(request.database);
  const total = (size: (collection: (typeof collections)[number]) => number): number =>
    collections.reduce((sum, collection) => sum + size(collection), 0);
  const scale = scaleOf(request);
  const bytes = total((collection) => collection.dataSize) / scale;
  return doc({
    db: request.database,
    collections: collections.length,
    views: 0,
    objects: total((collection) => collection.count),
    avgObjSize: 0,
    dataSize: bytes,
    storageSize: bytes,
    indexes: total((collection) => collection.indexes.length),
    indexSize: 0,
    totalSize: bytes,
    scaleFactor: scale,
  });
};

const collStats = (engine: Engine, request: Request): Doc => {
  const collection = engine.catalog.find(request.database, request.collection());
  const scale = scaleOf(request);
  const bytes = collection?.dataSize ?? 0;
  const size = Math.floor(bytes / scale);
  const count = collection?.count ?? 0;
  return doc({
    ns: `${request.database}.${request.collection()}`,
    size,
    count,
    avgObjSize: count > 0 ? Math.floor(bytes / count) : 0,
    storageSize: size,
    nindexes: collection?.indexes.length ?? 0,
    capped: collection?.info.options.get('capped') === true,
    totalIndexSize: 0,
    totalSize: size,
    scaleFactor: scale,
  });
};

const getParameter = (engine: Engine, request: Request): Doc => {
  if (request.get('getParameter') === '*') return engine.parameters.all;
  const found: Doc = new Map();
  for (const name of request.fieldNames())
    if (engine.parameters.has(name)) found.set(name, engine.parameters.get(name));
  if (found.size === 0) throw new StoreError('InvalidOptions', 'no option found to get');
  return found;
};

const GENERAL = new Set([
  'setParameter',
  '$db',
  'lsid',
  '$clusterTime',
  'comment',
  '$readPreference',
  'maxTimeMS',
  'writeConcern',
  'readConcern',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'txnNumber',
]);

const setParameter = (engine: Engine, request: Request): Doc => {
  const names = request.fieldNames().filter((name) => !GENERAL.has(name));
  const [first] = names;
  if (first === undefined)
    throw new StoreError('InvalidOptions', 'no option found to set, use help:true to see options ');
  const was = names.map((name) => engine.parameters.set(name, request.get(name)));
  return doc({ was: was[0] ?? null });
};

const configureFailPoint = (engine: Engine, request: Request): Doc =>
  doc({
    count: engine.failPoint.configure(
      request.text('configureFailPoint'),
      request.get('mode'),
      request.doc('data'),
    ),
  });

const nothing = answers(() => doc({}));

/** Commands that tell of the server or set it. */
export const DIAGNOSTICS: Commands = {
  ping: nothing,
  buildInfo: answers(buildInfo),
  buildinfo: answers(buildInfo),
  serverStatus: answers(serverStatus, ['*']),
  hostInfo: answers(() => doc({ system: doc({ hostname: hostname() }) })),
  whatsmyuri: answers(() => doc({ you: '127.0.0.1:0' })),
  connectionStatus: answers(
    () => doc({ authInfo: doc({ authenticatedUsers: [], authenticatedUserRoles: [] }) }),
    ['showPrivileges'],
  ),
  getCmdLineOpts: answers(() => doc({ argv: [], parsed: doc({}) }), [], true),
  getLog: answers(() => doc({ totalLinesWritten: 0, log: [] }), [], true),
  replSetGetStatus: answers(replSetGetStatus, ['initialSync'], true),
  replSetGetConfig: answers(replSetGetConfig, ['commitmentStatus'], true),
  dbStats: answers(dbStats, ['scale', 'freeStorage']),
  dbstats: answers(dbStats, ['scale', 'freeStorage']),
  collStats: answers(collStats, ['scale']),
  collstats: answers(collStats, ['scale']),
  getParameter: answers(getParameter, ['*'], true),
  setParameter: answers(setParameter, ['*'], true),
  configureFailPoint: { ...answers(configureFailPoint, ['mode', 'data'], true), test: true },
  getFreeMonitoringStatus: answers(() => doc({ state: 'disabled' }), [], true),
  fsync: answers(() => doc({ numFiles: 1 }), ['lock', 'async'], true),
  logout: nothing,
};
