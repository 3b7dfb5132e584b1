import { doc, type Doc } from '../bson/value.js';
import { encode } from '../bson/encode.js';
import type { Collection } from '../catalog/collection.js';
import type { Engine } from '../engine/engine.js';
import { checkDatabaseName, checkNewCollectionName } from '../engine/names.js';
import { StoreError } from '../errors.js';
import { matches } from '../query/match.js';
import { parseFilter } from '../query/parse.js';
import { COLL_MOD } from './coll-mod.js';
import type { Commands } from './command.js';
import { checkCreateOptions } from './create-options.js';
import { batchSizeOf, firstBatch } from './cursor-reply.js';
import type { Reply } from './reply.js';
import type { Request } from './request.js';
import { isView } from './view.js';
import { sessionOf } from './session-id.js';

const describeCollection = (collection: Collection): Doc => {
  const { name, options, uuid } = collection.info;
  const info = isView(collection) ? doc({ readOnly: true }) : doc({ readOnly: false, uuid });
  const described = doc({ name, type: isView(collection) ? 'view' : 'collection', options, info });
  if (!isView(collection) && !options.has('clusteredIndex'))
    described.set('idIndex', collection.indexes[0]?.description ?? null);
  return described;
};

const nameOnly = (described: Doc): Doc => doc({ name: described.get('name'), type: described.get('type') });

const listCollections = (engine: Engine, request: Request): Promise<Reply> => {
  const filter = parseFilter(request.doc('filter'));
  const short = request.flag('nameOnly');
  const found = engine.catalog
    .collections(request.database)
    .map(describeCollection)
    .filter((described) => matches(filter, described))
    .map((described) => encode(short ? nameOnly(described) : described));
  const info = {
    namespace: `${request.database}.$cmd.listCollections`,
    session: sessionOf(request),
    noTimeout: false,
    time: request.time,
  };
  return firstBatch(engine, request, found[Symbol.iterator](), info, {
    size: batchSizeOf(request) ?? Infinity,
  });
};

const sameOptions = (a: Doc, b: Doc): boolean => encode(a).equals(encode(b));

const create = (engine: Engine, request: Request): Doc => {
  const name = request.collection();
  const options = checkCreateOptions(request);
  checkDatabaseName(request.database);
  checkNewCollectionName(request.database, name);
  const known = engine.catalog.find(request.database, name);
  if (known) {
    if (sameOptions(known.info.options, options) && !isView(known)) return doc({});
    throw new StoreError('NamespaceExists', `Collection ${known.namespace} already exists.`);
  }
  return engine.write(request, () => {
    engine.catalog.create(request.database, name, options);
    return doc({});
  });
};

const drop = (engine: Engine, request: Request): Doc => {
  const collection = engine.catalog.find(request.database, request.collection());
  if (!collection) return doc({});
  engine.write(request, () => {
    engine.catalog.drop(collection);
  });
  engine.cursors.closeNamespace(collection.namespace);
  return doc({ nIndexesWas: collection.indexes.length, ns: collection.namespace });
};

const dropDatabase = (engine: Engine, request: Request): Doc => {
  const collections = engine.catalog.collections(request.database);
  if (collections.length === 0) return doc({});
  engine.write(request, () => {
    for (const collection of collections) engine.catalog.drop(collection);
  });
  for (const collection of collections) engine.cursors.closeNamespace(collection.namespace);
  return doc({ dropped: request.database });
};

const sizeOf = (engine: Engine, database: string): number =>
  engine.catalog.collections(database).reduce((sum, collection) => sum + collection.dataSize, 4096);

const listDatabases = (engine: Engine, request: Request): Doc => {
  const filter = parseFilter(request.doc('filter'));
  const databases = engine.catalog.databaseNames
    .map((name) => doc({ name, sizeOnDisk: BigInt(sizeOf(engine, name)), empty: false }))
    .filter((described) => matches(filter, described));
  if (request.flag('nameOnly'))
    return doc({ databases: databases.map((described) => doc({ name: described.get('name') })) });
  const total = databases.reduce((sum, described) => sum + Number(described.get('sizeOnDisk')), 0);
  return doc({ databases, totalSize: BigInt(total), totalSizeMb: BigInt(Math.floor(total / 1_048_576)) });
};

const split = (namespace: string): { database: string; name: string } => {
  const dot = namespace.indexOf('.');
  if (dot < 1) throw new StoreError('InvalidNamespace', `Invalid namespace specified '${namespace}'`);
  return { database: namespace.slice(0, dot), name: namespace.slice(dot + 1) };
};

const renameCollection = (engine: Engine, request: Request): Doc => {
  const [from, to] = [split(request.text('renameCollection')), split(request.text('to'))];
  const source = engine.catalog.find(from.database, from.name);
  if (!source)
    throw new StoreError(
      'NamespaceNotFound',
      `Source collection ${from.database}.${from.name} does not exist`,
    );
  checkNewCollectionName(to.database, to.name);
  const target = engine.catalog.find(to.database, to.name);
  if (target === source) throw new StoreError('IllegalOperation', "Can't rename a collection to itself");
  if (target && !request.flag('dropTarget'))
    throw new StoreError('NamespaceExists', 'target namespace exists');
  engine.write(request, () => {
    if (target) engine.catalog.drop(target);
    engine.catalog.rename(source, to.database, to.name);
  });
  engine.cursors.closeNamespace(source.namespace);
  return doc({});
};

const CREATE_FIELDS = [
  'capped',
  'size',
  'max',
  'validator',
  'validationLevel',
  'validationAction',
  'viewOn',
  'pipeline',
  'collation',
  'autoIndexId',
  'idIndex',
  'indexOptionDefaults',
  'timeseries',
  'expireAfterSeconds',
  'clusteredIndex',
  'storageEngine',
  'writeConcern',
  'changeStreamPreAndPostImages',
  'encryptedFields',
  'temp',
  'flags',
];

/** Commands on collections and databases as such. */
export const CATALOG_COMMANDS: Commands = {
  create: { fields: CREATE_FIELDS, run: create, writes: true },
  drop: { fields: [], run: drop, writes: true },
  dropDatabase: { fields: [], run: dropDatabase, writes: true },
  renameCollection: {
    fields: ['to', 'dropTarget', 'stayTemp'],
    run: renameCollection,
    writes: true,
    admin: true,
  },
  collMod: COLL_MOD,
  listCollections: {
    fields: ['filter', 'nameOnly', 'cursor', 'authorizedCollections'],
    run: listCollections,
  },
  listDatabases: { fields: ['filter', 'nameOnly', 'authorizedDatabases'], run: listDatabases, admin: true },
};
