import { currentCollation, type Collation } from './collation.js';
import { keyOf } from '../bson/key.js';
import { isDoc, type Value } from '../bson/value.js';

const represented = (value: Value, collation: Collation): Value => {
  if (typeof value === 'string') return collation.representative(value);
  if (Array.isArray(value)) return value.map((element) => represented(element, collation));
  return isDoc(value)
    ? new Map([...value].map(([name, field]) => [name, represented(field, collation)] as const))
    : value;
};

/** A text that two values have in common exactly when they are equal, under the collation of the command at work. */
export const sameKey = (value: Value): string => {
  const collation = currentCollation();
  return keyOf([collation ? represented(value, collation) : value]).toString('latin1');
};

/** True when a value holds a text, so that its order depends on the collation. */
export const hasText = (value: Value): boolean => {
  if (Array.isArray(value)) return value.some(hasText);
  return typeof value === 'string' || (isDoc(value) && [...value.values()].some(hasText));
};
