import { isNumeric, toInteger } from '../bson/number.js';
import { TYPE_NUMBERS, type TypeName, typeOf, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';

const NAMES = new Map<number, TypeName>(
  Object.entries(TYPE_NUMBERS).map(([name, number]) => [number, name as TypeName]),
);
const NUMBERS: readonly TypeName[] = ['int', 'long', 'double', 'decimal'];

const oneType = (value: Value): readonly TypeName[] => {
  if (value === 'number') return NUMBERS;
  if (typeof value === 'string') {
    if (!Object.hasOwn(TYPE_NUMBERS, value))
      throw new StoreError('BadValue', `Unknown type name alias: ${value}`);
    return [value as TypeName];
  }
  if (!isNumeric(value))
    throw new StoreError('TypeMismatch', 'type must be represented as a number or a string');
  const name = NAMES.get(toInteger(value) ?? Number.NaN);
  if (!name) throw new StoreError('BadValue', `Invalid numerical type code: ${String(value)}`);
  return [name];
};

/** The types named by the operand of `$type` or by `bsonType`: one or an array of names and numbers. */
export const parseTypes = (operand: Value): ReadonlySet<TypeName> => {
  const named = Array.isArray(operand) ? operand : [operand];
  if (named.length === 0) throw new StoreError('FailedToParse', '$type must match at least one type');
  return new Set(named.flatMap(oneType));
};

/** True when the value is of one of the types. */
export const isOfType = (value: Value, types: ReadonlySet<TypeName>): boolean => types.has(typeOf(value));
