import { equal } from '../bson/compare.js';
import { encode } from '../bson/encode.js';
import { show } from '../bson/show.js';
import { doc, type Doc, isDoc, type Value } from '../bson/value.js';
import type { Collection } from '../catalog/collection.js';
import type { Engine } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import { type Index, indexOf, keyPattern } from '../index/index-spec.js';
import { describeNewIndex } from '../index/new-index.js';
import type { Commands } from './command.js';
import { batchSizeOf, firstBatch } from './cursor-reply.js';
import type { Reply } from './reply.js';
import type { Request } from './request.js';
import { sessionOf } from './session-id.js';

const need = (engine: Engine, request: Request): Collection => {
  const name = request.collection();
  const found = engine.catalog.find(request.database, name);
  if (!found) throw new StoreError('NamespaceNotFound', `ns does not exist: ${request.database}.${name}`);
  return found;
};

const COMPARED = ['unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds', 'collation'];

const sameOptions = (a: Doc, b: Doc): boolean =>
  COMPARED.every((name) => equal(a.get(name) ?? false, b.get(name) ?? false));

/** True when the index is there already; throws when another stands in its way. */
const exists = (collection: Collection, wanted: Doc): boolean => {
  for (const index of collection.indexes) {
    const sameKey = equal(keyPattern(index), wanted.get('key'));
    const sameName = index.name === wanted.get('name');
    if (sameKey && index.number === 0) return true;
    if (sameKey && sameName && sameOptions(index.description, wanted)) return true;
    if (sameName) throw keyConflict(index, wanted, sameKey);
    if (sameKey && sameOptions(index.description, wanted))
      throw new StoreError(
        'IndexOptionsConflict',
        `Index already exists with a different name: ${index.name}`,
      );
    if (sameKey && !isVariant(index.description, wanted)) throw optionsConflict(index, wanted);
  }
  return false;
};

/** Two indexes on the same key may stand side by side when they index different documents. */
const isVariant = (a: Doc, b: Doc): boolean =>
  !equal(a.get('partialFilterExpression') ?? null, b.get('partialFilterExpression') ?? null) ||
  !equal(a.get('collation') ?? null, b.get('collation') ?? null) ||
  (a.get('sparse') ?? false) !== (b.get('sparse') ?? false) ||
  (a.get('unique') ?? false) !== (b.get('unique') ?? false);

const both = (index: Index, wanted: Doc): string =>
  `Requested index: ${show(wanted)}, existing index: ${show(index.description)}`;

const keyConflict = (index: Index, wanted: Doc, sameKey: boolean): StoreError =>
  sameKey
    ? new StoreError(
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. ${both(index, wanted)}`,
      )
    : new StoreError(
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. ${both(index, wanted)}`,
      );

const optionsConflict = (index: Index, wanted: Doc): StoreError =>
  new StoreError(
    'IndexOptionsConflict',
    `An equivalent index already exists with the same name but different options. ${both(index, wanted)}`,
  );

const MAX_INDEXES = 64;

const addIndex = (engine: Engine, collection: Collection, described: Doc): void => {
  if (exists(collection, described)) return;
  if (collection.indexes.length >= MAX_INDEXES)
    throw new StoreError(
      'CannotCreateIndex',
      `add index fails, too many indexes for ${collection.namespace} key:${show(described.get('key'))}`,
    );
  const number = Math.max(...collection.indexes.map((index) => index.number)) + 1;
  const index = indexOf(number, described);
  collection.build(index);
  engine.catalog.setIndexes(collection, [...collection.indexes, index]);
};

const createIndexes = (engine: Engine, request: Request): Doc => {
  const specs = request.optionalList('indexes');
  if (!specs) throw request.missing('indexes');
  if (specs.length === 0) throw new StoreError('BadValue', 'Must specify at least one index to create');
  const known = engine.catalog.find(request.database, request.collection());
  const described = specs.map((spec) => describeNewIndex(spec, known?.info.options.get('collation')));
  return engine.write(request, () => {
    const collection = engine.collectionForWrite(request.database, request.collection());
    const before = collection.indexes.length;
    for (const index of described) addIndex(engine, collection, index);
    const after = collection.indexes.length;
    const answer = doc({
      numIndexesBefore: before,
      numIndexesAfter: after,
      createdCollectionAutomatically: known === undefined,
    });
    if (before === after) answer.set('note', 'all indexes already exist');
    return answer;
  });
};

const listIndexes = (engine: Engine, request: Request): Promise<Reply> => {
  const collection = need(engine, request);
  const found = collection.indexes.map((index) => encode(index.description));
  const info = {
    namespace: collection.namespace,
    session: sessionOf(request),
    noTimeout: false,
    time: request.time,
  };
  return firstBatch(engine, request, found[Symbol.iterator](), info, {
    size: batchSizeOf(request) ?? Infinity,
  });
};

const chosen = (collection: Collection, which: Value): readonly Index[] => {
  const droppable = collection.indexes.filter((index) => index.number !== 0);
  if (which === '*') return droppable;
  if (Array.isArray(which)) return which.flatMap((one) => chosen(collection, one));
  const found = collection.indexes.filter((index) =>
    isDoc(which) ? equal(keyPattern(index), which) : index.name === which,
  );
  if (found.some((index) => index.number === 0))
    throw new StoreError('InvalidOptions', 'cannot drop _id index');
  if (found.length > 0) return found;
  throw isDoc(which)
    ? new StoreError('IndexNotFound', `can't find index with key: ${show(which)}`)
    : new StoreError('IndexNotFound', `index not found with name [${show(which)}]`);
};

const dropIndexes = (engine: Engine, request: Request): Doc => {
  const collection = need(engine, request);
  const before = collection.indexes.length;
  const dropped = chosen(collection, request.get('index'));
  engine.write(request, () => {
    for (const index of dropped) collection.unbuild(index);
    engine.catalog.setIndexes(
      collection,
      collection.indexes.filter((index) => !dropped.includes(index)),
    );
  });
  const answer = doc({ nIndexesWas: before });
  if (request.get('index') === '*') answer.set('msg', 'non-_id indexes dropped for collection');
  return answer;
};

/** Commands on indexes. */
export const INDEX_COMMANDS: Commands = {
  createIndexes: {
    fields: ['indexes', 'commitQuorum', 'ignoreUnknownIndexOptions'],
    run: createIndexes,
    writes: true,
  },
  listIndexes: { fields: ['cursor', 'includeBuildUUIDs', 'includeIndexBuildInfo'], run: listIndexes },
  dropIndexes: { fields: ['index'], run: dropIndexes, writes: true },
  deleteIndexes: { fields: ['index'], run: dropIndexes, writes: true },
};
