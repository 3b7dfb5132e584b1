import type { Collection } from '../catalog/collection.js';
import type { GivenDocument } from '../commands/request.js';
import { checkValidator } from './validator.js';
import { storable } from './documents.js';

/** Stores one document; throws DuplicateKey (11000) and kin. */
export const insertOne = (collection: Collection, given: GivenDocument, bypassValidation: boolean): void => {
  const stored = storable(given.doc, given.bytes);
  if (!bypassValidation) checkValidator(collection, stored.doc);
  collection.insert(stored.doc, stored.bytes);
};
