import { compare } from '../bson/compare.js';
import { isNumeric, toDouble, toInteger } from '../bson/number.js';
import { isDoc, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { compareKeys, type SortField, sortKey } from '../query/sort.js';
import { splitPath } from '../query/path.js';
import { typeText } from './path.js';

/** What `$push` does: values, where, in which order, and how many stay. */
export interface PushModifiers {
  readonly each: readonly Value[];
  readonly position: number | undefined;
  readonly slice: number | undefined;
  readonly sort: ((a: Value, b: Value) => number) | undefined;
}

const bad = (message: string): StoreError => new StoreError('BadValue', message);

const integerOf = (value: Value, name: string): number | undefined => {
  if (value === undefined) return undefined;
  const found = toInteger(value);
  if (found === undefined)
    throw bad(`The value for ${name} must be an integer value but was given type: ${typeText(value)}`);
  return found;
};

const directionOf = (value: Value): 1 | -1 => {
  const direction = isNumeric(value) ? toDouble(value) : 0;
  if (direction !== 1 && direction !== -1) throw bad('The $sort element value must be either 1 or -1');
  return direction;
};

const sortOf = (value: Value): PushModifiers['sort'] => {
  if (value === undefined) return undefined;
  if (!isDoc(value)) {
    if (!isNumeric(value))
      throw bad(
        'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
      );
    const direction = directionOf(value);
    return (a, b) => compare(a, b) * direction;
  }
  if (value.size === 0) throw bad('The sort pattern is empty when it should be a set of fields.');
  const fields: SortField[] = [...value].map(([path, order]) => ({
    path,
    parts: splitPath(path),
    direction: directionOf(order),
  }));
  const keyOf = (element: Value): readonly Value[] =>
    isDoc(element) ? sortKey(element, fields) : fields.map(() => null);
  return (a, b) => compareKeys(keyOf(a), keyOf(b), fields);
};

const KNOWN = new Set(['$each', '$slice', '$sort', '$position']);

/** Reads the operand of `$push`; one without `$each` is a single value. */
export const pushModifiers = (operand: Value): PushModifiers => {
  if (!isDoc(operand) || !operand.has('$each'))
    return { each: [operand], position: undefined, slice: undefined, sort: undefined };
  const each = operand.get('$each');
  if (!Array.isArray(each))
    throw bad(`The argument to $each in $push must be an array but it was of type: ${typeText(each)}`);
  const unknown = [...operand.keys()].find((key) => !KNOWN.has(key));
  if (unknown) throw bad(`Unrecognized clause in $push: ${unknown}`);
  return {
    each,
    position: integerOf(operand.get('$position'), '$position'),
    slice: integerOf(operand.get('$slice'), '$slice'),
    sort: sortOf(operand.get('$sort')),
  };
};

const sliced = (values: Value[], slice: number | undefined): Value[] => {
  if (slice === undefined) return values;
  if (slice === 0) return [];
  return slice < 0 ? values.slice(slice) : values.slice(0, slice);
};

/** The array after the push. */
export const pushValues = (
  before: readonly Value[],
  { each, position, slice, sort }: PushModifiers,
): Value[] => {
  const at = position ?? before.length;
  const values = before.toSpliced(at, 0, ...each);
  return sliced(sort ? values.sort(sort) : values, slice);
};
