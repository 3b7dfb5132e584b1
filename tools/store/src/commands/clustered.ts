import { equal } from '../bson/compare.js';
import { isNumeric, toDouble } from '../bson/number.js';
import { doc, type Doc, isDoc, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { knownFields } from '../known-fields.js';

const ID_KEY = doc({ _id: 1 });

/** The `clusteredIndex` option of `create` with all its fields; undefined without one. Throws for any other than by `_id`. */
export const clusteredIndexOf = (given: Value): Doc | undefined => {
  if (given === undefined || given === null || given === false) return undefined;
  if (given === true) return doc({ v: 2, key: ID_KEY, name: '_id_', unique: true });
  if (!isDoc(given))
    throw new StoreError('TypeMismatch', "BSON field 'create.clusteredIndex' has to be an object or a bool");
  knownFields(given, 'create.clusteredIndex', ['v', 'key', 'name', 'unique']);
  for (const name of ['key', 'unique'])
    if (!given.has(name))
      throw new StoreError(
        40414,
        `BSON field 'create.clusteredIndex.${name}' is missing but a required field`,
      );
  if (!equal(given.get('key'), ID_KEY))
    throw new StoreError(
      'InvalidIndexSpecificationOption',
      'The clusteredIndex option is only supported for key: {_id: 1}',
    );
  if (given.get('unique') !== true)
    throw new StoreError(5979700, 'The clusteredIndex option requires unique: true to be specified');
  return doc({ v: 2, key: ID_KEY, name: given.get('name') ?? '_id_', unique: true });
};

/** The seconds after which documents of a clustered collection expire, by the date in their `_id`. */
export const clusteredExpiry = (given: Value, clustered: boolean): number | undefined => {
  if (given === undefined) return undefined;
  if (!clustered)
    throw new StoreError(
      'InvalidOptions',
      "'expireAfterSeconds' is only supported on time-series collections or when the 'clusteredIndex' option is specified",
    );
  if (!isNumeric(given) || toDouble(given) < 0)
    throw new StoreError('InvalidOptions', "'expireAfterSeconds' must be a number of at least zero");
  return toDouble(given);
};
