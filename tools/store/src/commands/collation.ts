import { isDoc, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';

/** Refuses every collation but `simple`: strings compare as bytes here. */
export const refuseCollation = (collation: Value): void => {
  if (!isDoc(collation) || collation.size === 0 || collation.get('locale') === 'simple') return;
  if (typeof collation.get('locale') !== 'string')
    throw new StoreError(40414, "BSON field 'collation.locale' is missing but a required field");
  throw new StoreError('NotImplemented', 'collation is not supported by the embedded store');
};
