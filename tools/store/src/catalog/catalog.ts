import { Binary, UUID } from 'bson';
import { decode } from '../bson/decode.js';
import { encode } from '../bson/encode.js';
import { doc, type Doc, isDoc, type Value } from '../bson/value.js';
import { toInteger } from '../bson/number.js';
import { ID_INDEX, type Index, indexOf } from '../index/index-spec.js';
import type { Storage } from '../storage/storage.js';
import { Collection } from './collection.js';

const newUuid = (): Binary => new Binary(new UUID().buffer, Binary.SUBTYPE_UUID);

const list = (value: Value): readonly Value[] => (Array.isArray(value) ? value : []);

const textOf = (value: Value): string => (typeof value === 'string' ? value : '');

const describeIndex = (index: Index): Doc =>
  doc({ number: index.number, description: index.description, arrays: [...index.arrays] });

/** The description of the index on `_id`, by the options of its collection. */
const idIndex = (options: Doc): Doc => {
  const [clustered, collation] = [options.get('clusteredIndex'), options.get('collation')];
  const described: Doc = isDoc(clustered) ? new Map([...clustered, ['clustered', true]]) : new Map(ID_INDEX);
  return collation === undefined ? described : described.set('collation', collation);
};

const describe = (collection: Collection): Doc =>
  doc({
    database: collection.info.database,
    name: collection.info.name,
    uuid: collection.info.uuid,
    options: collection.info.options,
    indexes: collection.indexes.map(describeIndex),
  });

const restoreIndex = (described: Value): Index => {
  const stored = isDoc(described) ? described : new Map<string, Value>();
  return indexOf(
    toInteger(stored.get('number')) ?? 0,
    stored.get('description') as Doc,
    list(stored.get('arrays')).map(textOf),
  );
};

/** Which databases, collections and indexes there are; kept in memory and written with every change. */
export class Catalog {
  private readonly databases = new Map<string, Map<string, Collection>>();
  private nextNumber = 1;

  constructor(readonly storage: Storage) {
    for (const { id, bytes } of storage.catalog()) this.restore(id, decode(bytes));
  }

  private restore(number: number, described: Doc): void {
    const info = {
      number,
      database: textOf(described.get('database')),
      name: textOf(described.get('name')),
      uuid: described.get('uuid') as Binary,
      options: described.get('options') as Doc,
    };
    this.add(
      new Collection(this.storage, info, list(described.get('indexes')).map(restoreIndex), this.onArrays),
    );
  }

  private readonly onArrays = (collection: Collection): void => {
    this.save(collection);
  };

  private add(collection: Collection): void {
    const { database, name, number } = collection.info;
    const collections = this.databases.get(database) ?? new Map<string, Collection>();
    this.databases.set(database, collections);
    collections.set(name, collection);
    this.nextNumber = Math.max(this.nextNumber, number + 1);
  }

  private save(collection: Collection): void {
    this.storage.writeCatalog(collection.info.number, encode(describe(collection)));
  }

  get databaseNames(): readonly string[] {
    return [...this.databases.keys()].sort();
  }

  collections(database: string): readonly Collection[] {
    return [...(this.databases.get(database)?.values() ?? [])];
  }

  find(database: string, name: string): Collection | undefined {
    return this.databases.get(database)?.get(name);
  }

  /** Adds a collection with its `_id_` index. */
  create(database: string, name: string, options: Doc): Collection {
    const info = { number: this.nextNumber, database, name, uuid: newUuid(), options };
    const collection = new Collection(this.storage, info, [indexOf(0, idIndex(options))], this.onArrays);
    this.save(collection);
    this.add(collection);
    return collection;
  }

  /** Removes a collection with its documents and indexes. */
  drop(collection: Collection): void {
    const { database, name, number } = collection.info;
    collection.clear();
    this.storage.removeCatalog(number);
    const collections = this.databases.get(database);
    collections?.delete(name);
    if (collections?.size === 0) this.databases.delete(database);
  }

  /** Gives a collection another name, in another database too. */
  rename(collection: Collection, database: string, name: string): void {
    const moved = new Collection(
      this.storage,
      { ...collection.info, database, name },
      collection.indexes,
      this.onArrays,
    );
    const collections = this.databases.get(collection.info.database);
    collections?.delete(collection.info.name);
    if (collections?.size === 0) this.databases.delete(collection.info.database);
    this.add(moved);
    this.save(moved);
  }

  /** Sets the options of a collection anew (`collMod`). */
  setOptions(collection: Collection, options: Doc): void {
    const changed = new Collection(
      this.storage,
      { ...collection.info, options },
      collection.indexes,
      this.onArrays,
    );
    this.add(changed);
    this.save(changed);
  }

  /** Sets the indexes of a collection anew. */
  setIndexes(collection: Collection, indexes: readonly Index[]): void {
    collection.indexes = indexes;
    this.save(collection);
  }

  /** Reads everything again from disk, after a transaction that changed the catalog was taken back. */
  reload(): void {
    this.databases.clear();
    for (const { id, bytes } of this.storage.catalog()) this.restore(id, decode(bytes));
  }
}
