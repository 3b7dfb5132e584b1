import { isNumeric, type Numeric, toInteger } from '../bson/number.js';
import { type Doc, isDoc, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';

/** Decides for one value. */
export type Test = (value: Value) => boolean;
/** Reads one keyword of a schema; `schema` holds its siblings. */
export type Keyword = (operand: Value, schema: Doc) => Test;

export const failed = (message: string): StoreError => new StoreError('FailedToParse', message);
export const wrongType = (message: string): StoreError => new StoreError('TypeMismatch', message);

export const need = <T extends Value>(
  value: Value,
  is: (value: Value) => value is T,
  name: string,
  wanted: string,
): T => {
  if (!is(value)) throw wrongType(`$jsonSchema keyword '${name}' must be ${wanted}`);
  return value;
};
export const isArray = (value: Value): value is Value[] => Array.isArray(value);
export const isText = (value: Value): value is string => typeof value === 'string';

export const count = (value: Value, name: string): number => {
  const found = toInteger(value);
  if (found === undefined) throw wrongType(`$jsonSchema keyword '${name}' must be a number`);
  if (found < 0) throw failed(`$jsonSchema keyword '${name}' must be a non-negative integer`);
  return found;
};

export const number = (value: Value, name: string): Numeric => need(value, isNumeric, name, 'a number');

/** A test of numbers only; other values pass. */
export const onNumbers =
  (test: (value: Numeric) => boolean): Test =>
  (value) =>
    !isNumeric(value) || test(value);
/** A test of strings only; other values pass. */
export const onText =
  (test: (value: string) => boolean): Test =>
  (value) =>
    typeof value !== 'string' || test(value);
/** A test of arrays only; other values pass. */
export const onArrays =
  (test: (value: readonly Value[]) => boolean): Test =>
  (value) =>
    !Array.isArray(value) || test(value);
/** A test of documents only; other values pass. */
export const onDocs =
  (test: (value: Doc) => boolean): Test =>
  (value) =>
    !isDoc(value) || test(value);
