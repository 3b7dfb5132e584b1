import { isNumeric, toDouble } from '../bson/number.js';
import { type Doc, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { fullCollation } from '../collation/read-collation.js';
import { clusteredExpiry, clusteredIndexOf } from './clustered.js';
import { checkCollectionOptions } from './collection-options.js';
import type { Request } from './request.js';

const KEPT = [
  'capped',
  'size',
  'max',
  'validator',
  'validationLevel',
  'validationAction',
  'viewOn',
  'pipeline',
  'changeStreamPreAndPostImages',
];
const REFUSED = [
  'timeseries',
  'encryptedFields',
  'storageEngine',
  'indexOptionDefaults',
  'idIndex',
  'autoIndexId',
  'flags',
];

const positive = (value: Value): boolean => isNumeric(value) && toDouble(value) > 0;

const checkCapped = (request: Request): void => {
  const capped = request.flag('capped');
  if (capped && !positive(request.get('size')))
    throw new StoreError('InvalidOptions', 'the size field is required when capped is true');
  if (!capped && (request.has('size') || request.has('max')))
    throw new StoreError(
      'InvalidOptions',
      "the 'capped' field needs to be true when either the 'size' or 'max' fields are present",
    );
};

/** The options a collection is created with; what the store cannot do is refused. */
export const checkCreateOptions = (request: Request): Doc => {
  for (const name of REFUSED)
    if (request.has(name))
      throw new StoreError('NotImplemented', `create with '${name}' is not supported by the embedded store`);
  checkCapped(request);
  if (request.has('viewOn') !== request.has('pipeline') && request.has('pipeline'))
    throw new StoreError('InvalidOptions', "'pipeline' requires 'viewOn' to also be specified");
  const options: Doc = new Map();
  for (const name of KEPT) if (request.has(name)) options.set(name, request.get(name));
  checkCollectionOptions(options, 'create');
  const clustered = clusteredIndexOf(request.get('clusteredIndex'));
  if (clustered && request.flag('capped'))
    throw new StoreError(6049200, 'Clustered capped collections are not supported');
  if (clustered) options.set('clusteredIndex', clustered);
  const expiry = clusteredExpiry(request.get('expireAfterSeconds'), clustered !== undefined);
  if (expiry !== undefined) options.set('expireAfterSeconds', BigInt(Math.trunc(expiry)));
  const collation = fullCollation(request.get('collation'));
  if (collation) options.set('collation', collation);
  if (options.get('capped') === false) options.delete('capped');
  return options;
};
