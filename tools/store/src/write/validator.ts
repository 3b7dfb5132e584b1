import { plainly } from '../collation/collation.js';
import { doc, type Doc, isDoc } from '../bson/value.js';
import type { Collection } from '../catalog/collection.js';
import { StoreError } from '../errors.js';
import type { Expression } from '../query/expression.js';
import { matches } from '../query/match.js';
import { parseFilter } from '../query/parse.js';

const parsed = new WeakMap<Doc, Expression>();

const expressionOf = (validator: Doc): Expression => {
  const known = parsed.get(validator);
  if (known) return known;
  const made = plainly(() => parseFilter(validator));
  parsed.set(validator, made);
  return made;
};

/**
 * Refuses a document that does not fit the collection's validator: DocumentValidationFailure (121).
 *
 * @param before the document as it was; with level `moderate` one that did not fit before need not fit now.
 */
export const checkValidator = (collection: Collection, root: Doc, before?: Doc): void => {
  const { options } = collection.info;
  const validator = options.get('validator');
  const level = options.get('validationLevel') ?? 'strict';
  if (!isDoc(validator) || level === 'off' || options.get('validationAction') === 'warn') return;
  const expression = expressionOf(validator);
  const fits = (value: Doc): boolean => plainly(() => matches(expression, value));
  if (fits(root)) return;
  if (level === 'moderate' && before && !fits(before)) return;
  const errInfo = doc({
    failingDocumentId: root.get('_id') ?? null,
    details: doc({
      operatorName: validator.keys().next().value ?? '',
      specifiedAs: validator,
      reason: 'document did not fit the validator',
    }),
  });
  throw new StoreError('DocumentValidationFailure', 'Document failed validation', {
    details: doc({ errInfo }),
  });
};
