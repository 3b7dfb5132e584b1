import { show } from '../bson/show.js';
import { equal } from '../bson/compare.js';
import { isNumeric } from '../bson/number.js';
import { doc, type Doc, type Value } from '../bson/value.js';
import type { Collection } from '../catalog/collection.js';
import type { Engine } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import { knownFields } from '../known-fields.js';
import { type Index, indexOf, keyPattern } from '../index/index-spec.js';
import { checkCollectionOptions } from './collection-options.js';
import type { Command } from './command.js';
import type { Request } from './request.js';

const MODIFIABLE = [
  'validator',
  'validationLevel',
  'validationAction',
  'viewOn',
  'pipeline',
  'changeStreamPreAndPostImages',
];

const chosen = (collection: Collection, spec: Doc): Index => {
  const [name, pattern] = [spec.get('name'), spec.get('keyPattern')];
  if (name === undefined && pattern === undefined)
    throw new StoreError('InvalidOptions', 'Must specify either index name or key pattern.');
  const found = collection.indexes.find((index) =>
    name === undefined ? equal(keyPattern(index), pattern) : index.name === name,
  );
  if (!found)
    throw new StoreError(
      'IndexNotFound',
      `cannot find index ${typeof name === 'string' ? name : show(pattern)} for ns ${collection.namespace}`,
    );
  return found;
};

const CHANGES = ['hidden', 'expireAfterSeconds'];

const modifyIndex = (engine: Engine, collection: Collection, spec: Doc): Doc => {
  knownFields(spec, 'collMod.index', ['name', 'keyPattern', ...CHANGES]);
  const index = chosen(collection, spec);
  const description = new Map(index.description);
  const answer = doc({});
  for (const field of CHANGES) {
    const value: Value = spec.get(field);
    if (value === undefined) continue;
    if (field === 'hidden' && index.number === 0) throw new StoreError('BadValue', "can't hide _id index");
    if (field === 'expireAfterSeconds' && !isNumeric(value))
      throw new StoreError('InvalidOptions', "TTL index 'expireAfterSeconds' option must be numeric");
    answer.set(`${field}_old`, description.get(field) ?? (field === 'hidden' ? false : null));
    answer.set(`${field}_new`, value);
    if (value === false) description.delete(field);
    else description.set(field, value);
  }
  if (answer.size === 0) throw new StoreError('InvalidOptions', 'no expireAfterSeconds or hidden field');
  const changed = indexOf(index.number, description, [...index.arrays]);
  engine.catalog.setIndexes(
    collection,
    collection.indexes.map((other) => (other === index ? changed : other)),
  );
  return answer;
};

const setOptions = (engine: Engine, request: Request, collection: Collection): void => {
  const given = MODIFIABLE.filter((name) => request.has(name));
  if (given.length === 0) return;
  const options = new Map(collection.info.options);
  for (const name of given) options.set(name, request.get(name));
  checkCollectionOptions(options, 'collMod');
  engine.catalog.setOptions(collection, options);
};

const collMod = (engine: Engine, request: Request): Doc => {
  const name = request.collection();
  const collection = engine.catalog.find(request.database, name);
  if (!collection)
    throw new StoreError('NamespaceNotFound', `ns does not exist: ${request.database}.${name}`);
  return engine.write(request, () => {
    const index = request.optionalDoc('index');
    const answer = index ? modifyIndex(engine, collection, index) : doc({});
    setOptions(engine, request, collection);
    return answer;
  });
};

export const COLL_MOD: Command = { fields: [...MODIFIABLE, 'index'], run: collMod, writes: true };
