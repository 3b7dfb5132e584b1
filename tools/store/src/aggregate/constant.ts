import { isDoc, type Maybe, type Value } from '../bson/value.js';

/** The value of an operand that must not depend on a document: itself, or what `$literal` holds; undefined otherwise. */
export const constant = (operand: Value): Maybe => {
  if (isDoc(operand) && operand.size === 1 && operand.has('$literal')) return operand.get('$literal');
  return typeof operand === 'string' && operand.startsWith('$') ? undefined : operand;
};
