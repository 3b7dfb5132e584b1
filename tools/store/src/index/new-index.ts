import { isNumeric, toDouble } from '../bson/number.js';
import { show } from '../bson/show.js';
import { type Doc, doc, isDoc, typeOf, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { fullCollation } from '../collation/read-collation.js';
import { parseFilter } from '../query/parse.js';

const KNOWN = new Set([
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'hidden',
  'v',
  'background',
  'ns',
  'collation',
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'bucketSize',
  'storageEngine',
  'wildcardProjection',
  'clustered',
  'prepareUnique',
]);
const REFUSED = [
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  'wildcardProjection',
  'clustered',
  'prepareUnique',
];
/** What listIndexes shows of an index, in this order. */
const SHOWN = [
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'hidden',
  'bits',
  'min',
  'max',
];

const cannot = (message: string): StoreError => new StoreError('CannotCreateIndex', message);

const checkOrder = (path: string, order: Value, key: Doc): void => {
  if (typeof order === 'string') {
    if (['2d', '2dsphere', 'hashed'].includes(order)) return;
    if (['text', 'wildcard', 'columnstore'].includes(order))
      throw new StoreError('NotImplemented', `index type '${order}' is not supported by the embedded store`);
    throw cannot(`Unknown index plugin '${order}'`);
  }
  if (!isNumeric(order))
    throw cannot(
      `Values in v:2 index key pattern cannot be of type ${typeOf(order)}. Only numbers > 0, numbers < 0, and strings are allowed.`,
    );
  if (toDouble(order) === 0 || Number.isNaN(toDouble(order)))
    throw cannot('Values in the index key pattern cannot be 0.');
  if (path === '' || path.split('.').some((part) => part === ''))
    throw cannot('Index keys cannot be an empty field.');
  if (path.includes('$**'))
    throw new StoreError('NotImplemented', 'wildcard indexes are not supported by the embedded store');
  if (path.split('.').some((part) => part.startsWith('$') && !['$id', '$ref', '$db'].includes(part)))
    throw cannot(
      `Index key contains an illegal field name: field name starts with '$'. Failed key: ${show(key)}`,
    );
};

const checkKey = (key: Value): Doc => {
  if (!isDoc(key))
    throw new StoreError('TypeMismatch', `The field 'key' must be an object, but got ${typeOf(key)}`);
  if (key.size === 0) throw cannot('Index keys cannot be an empty object');
  if (key.size > 32) throw new StoreError(13103, `too many compound keys`);
  for (const [path, order] of key) checkOrder(path, order, key);
  return key;
};

const checkFlag = (spec: Doc, name: string): void => {
  const value = spec.get(name);
  if (value === undefined || typeof value === 'boolean' || isNumeric(value)) return;
  throw new StoreError(
    'TypeMismatch',
    `The field '${name}' has value ${show(value)}, which is not convertible to bool`,
  );
};

const checkVersion = (spec: Doc): void => {
  const version = spec.get('v');
  if (version === undefined) return;
  if (!isNumeric(version))
    throw new StoreError('TypeMismatch', `The field 'v' must be a number, but got ${typeOf(version)}`);
  if (![1, 2].includes(toDouble(version)))
    throw cannot(`Invalid index specification ${show(spec)}; cannot create an index with v=${show(version)}`);
};

const MAX_EXPIRY = 2 ** 31 - 1;

const checkExpiry = (spec: Doc, key: Doc): void => {
  const value = spec.get('expireAfterSeconds');
  if (value === undefined) return;
  if (!isNumeric(value))
    throw new StoreError(
      'TypeMismatch',
      `TTL index 'expireAfterSeconds' option must be numeric, but received a type of '${typeOf(value)}'`,
    );
  const seconds = toDouble(value);
  if (seconds < 0)
    throw cannot(`TTL index 'expireAfterSeconds' option cannot be less than 0. Index spec: ${show(spec)}`);
  if (seconds > MAX_EXPIRY)
    throw cannot(
      `TTL index 'expireAfterSeconds' option must be within an acceptable range, try a lower number. Index spec: ${show(spec)}`,
    );
  if (key.size > 1)
    throw cannot(
      `TTL indexes are single-field indexes, compound indexes do not support TTL. Index spec: ${show(spec)}`,
    );
  if (key.has('_id'))
    throw new StoreError(
      'InvalidIndexSpecificationOption',
      `The field 'expireAfterSeconds' is not valid for an _id index specification. Specification: ${show(spec)}`,
    );
};

const checkPartial = (spec: Doc): void => {
  const partial = spec.get('partialFilterExpression');
  if (partial === undefined) return;
  if (!isDoc(partial))
    throw new StoreError('TypeMismatch', "The field 'partialFilterExpression' must be an object");
  if (spec.get('sparse') === true) throw cannot('cannot mix "partialFilterExpression" and "sparse" options');
  checkPartialOperators(partial);
  parseFilter(partial);
};

const PARTIAL_OPERATORS = new Set([
  '$and',
  '$or',
  '$eq',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$exists',
  '$type',
  '$geoWithin',
]);

const checkPartialOperators = (filter: Doc): void => {
  for (const [name, value] of filter) {
    const odd = name.startsWith('$') && !PARTIAL_OPERATORS.has(name);
    if (odd || (name === '$exists' && value === false))
      throw cannot(`Expression not supported in partial index: ${name}: ${show(value)}`);
    if (isDoc(value)) checkPartialOperators(value);
    if (Array.isArray(value) && (name === '$and' || name === '$or'))
      for (const part of value) if (isDoc(part)) checkPartialOperators(part);
  }
};

const checkKnown = (spec: Doc): void => {
  for (const name of spec.keys()) {
    if (!KNOWN.has(name))
      throw new StoreError(
        'InvalidIndexSpecificationOption',
        `Error in specification ${show(spec)} :: caused by :: The field '${name}' is not valid for an index specification. Specification: ${show(spec)}`,
      );
    if (REFUSED.includes(name))
      throw new StoreError('NotImplemented', `index option '${name}' is not supported by the embedded store`);
  }
};

const checkSpec = (spec: Doc): Doc => {
  for (const name of ['key', 'name'])
    if (!spec.has(name))
      throw new StoreError(
        'FailedToParse',
        `The '${name}' field is a required property of an index specification`,
      );
  const key = checkKey(spec.get('key'));
  checkKnown(spec);
  for (const flag of ['unique', 'sparse', 'hidden']) checkFlag(spec, flag);
  if (spec.get('unique') === true && [...key.values()].includes('hashed'))
    throw new StoreError(16764, 'Currently hashed indexes cannot guarantee uniqueness. Use a regular index.');
  checkExpiry(spec, key);
  checkPartial(spec);
  checkVersion(spec);
  return key;
};

/**
 * Checks the description of an index that is to be made and answers it as it will be listed.
 *
 * @param inherited the collation of the collection, which an index has that names none.
 */
export const describeNewIndex = (spec: Value, inherited?: Value): Doc => {
  if (!isDoc(spec)) throw new StoreError('TypeMismatch', 'The elements of the indexes array must be objects');
  const key = checkSpec(spec);
  const name = spec.get('name');
  if (typeof name !== 'string' || name === '') throw cannot('index name cannot be empty');
  const described = doc({ v: 2, key, name });
  for (const field of SHOWN) {
    const value = spec.get(field);
    if (value !== undefined && value !== false) described.set(field, value);
  }
  if ([...key.values()].includes('2dsphere')) described.set('2dsphereIndexVersion', 3);
  const collation = fullCollation(spec.has('collation') ? spec.get('collation') : inherited);
  if (collation) described.set('collation', collation);
  return described;
};
