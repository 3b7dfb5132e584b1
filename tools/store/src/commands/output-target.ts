import { isDoc, typeOf, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { knownFields } from '../known-fields.js';
import { show } from '../bson/show.js';
import { storable } from '../write/documents.js';
import { checkValidator } from '../write/validator.js';
import type { Doc } from '../bson/value.js';
import type { Collection } from '../catalog/collection.js';
import type { Request } from './request.js';

/** The collection that `$out` or `$merge` writes to. */
export interface Target {
  readonly database: string;
  readonly name: string;
}

const WRONG = {
  $out: { type: 16990, field: '$out' },
  $merge: { type: 51178, field: '$merge.into' },
} as const;

/** Reads the target of an output stage; throws what MongoDB throws for what is none. */
export const targetOf = (value: Value, request: Request, stage: keyof typeof WRONG): Target => {
  const { type, field } = WRONG[stage];
  if (typeof value === 'string') return { database: request.database, name: value };
  if (!isDoc(value))
    throw new StoreError(
      type,
      `${stage} only supports a string or object argument, not ${value === undefined ? 'missing' : typeOf(value)}`,
    );
  knownFields(value, field, ['db', 'coll']);
  const [database, name] = [value.get('db') ?? request.database, value.get('coll')];
  if (typeof database === 'string' && typeof name === 'string') return { database, name };
  throw new StoreError(
    type,
    `If an object is passed to ${stage} it must have exactly 2 fields: 'db' and 'coll'. Found: ${show(value)}`,
  );
};

/** Stores a result; one that does not fit the target's validator is refused (121) unless that is bypassed. */
export const insertResult = (collection: Collection, root: Doc, bypassValidation: boolean): void => {
  const made = storable(root);
  if (!bypassValidation) checkValidator(collection, made.doc);
  collection.insert(made.doc, made.bytes);
};
