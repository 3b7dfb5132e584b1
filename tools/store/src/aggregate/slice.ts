import { show } from '../bson/show.js';
import { isNumeric, toInteger } from '../bson/number.js';
import { type Maybe, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';

/** Part of an array: `count` elements from the start or, negative, from the end; or `count` from `skip` on. */
export const slice = (values: readonly Value[], skip: number | undefined, count: number): Value[] => {
  if (skip === undefined) return count < 0 ? values.slice(count) : values.slice(0, count);
  const from = skip < 0 ? Math.max(values.length + skip, 0) : skip;
  return values.slice(from, from + count);
};

const whole = (value: Value): number => Math.max(Math.min(toInteger(value) ?? 0, 2 ** 31 - 1), -(2 ** 31));

/** `$slice` of a find projection: a number or `[skip, limit]`; undefined when it is the operator of expressions. */
export const constantSlice = (operand: Value): ((value: Maybe) => Maybe) | undefined => {
  if (isNumeric(operand))
    return (value) => (Array.isArray(value) ? slice(value, undefined, whole(operand)) : value);
  if (!Array.isArray(operand))
    throw new StoreError(
      28667,
      `Invalid $slice syntax. The given syntax { $slice: ${show(operand)} } did not match the find() syntax because :: Location31273: $slice only supports numbers and [skip, limit] arrays`,
    );
  const [skip, limit] = operand;
  if (operand.length !== 2 || !isNumeric(skip) || !isNumeric(limit)) return undefined;
  if (whole(limit) <= 0)
    throw new StoreError(28724, `First argument to $slice must be an array, but is of type: int`);
  return (value) => (Array.isArray(value) ? slice(value, whole(skip), whole(limit)) : value);
};
