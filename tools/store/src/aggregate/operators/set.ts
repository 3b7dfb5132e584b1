import { compare } from '../../bson/compare.js';
import { sameKey } from '../../collation/same-key.js';
import { type Maybe, MISSING, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { isNullish, operands, typeName, unary } from '../build.js';
import type { Operator } from '../scope.js';
import { truthy } from './logic.js';

const sets = (
  values: readonly Maybe[],
  name: string,
  code: number,
): readonly (readonly Value[])[] | undefined => {
  if (values.some(isNullish)) return undefined;
  return values.map((value) => {
    if (!Array.isArray(value))
      throw new StoreError(
        code,
        `All operands of ${name} must be arrays. One argument is of type: ${typeName(value)}`,
      );
    return value;
  });
};

const unique = (values: readonly Value[]): Value[] =>
  [...new Map(values.map((value) => [sameKey(value), value])).values()].sort(compare);

const keys = (values: readonly Value[] | undefined): ReadonlySet<string> =>
  new Set((values ?? []).map(sameKey));

const setUnion = operands(0, Infinity, (values, name) => {
  const found = sets(values, name, 17043);
  return found ? unique(found.flat()) : null;
});

const setIntersection = operands(0, Infinity, (values, name) => {
  const found = sets(values, name, 17047);
  if (!found) return null;
  const [first = [], ...others] = found;
  const held = others.map(keys);
  return unique(first.filter((value) => held.every((set) => set.has(sameKey(value)))));
});

const setDifference = operands(2, 2, (values, name) => {
  const found = sets(values, name, 17048);
  if (!found) return null;
  const gone = keys(found[1]);
  const kept = (found[0] ?? []).filter((value) => !gone.has(sameKey(value)));
  return [...new Map(kept.map((value) => [sameKey(value), value])).values()];
});

const setEquals = operands(2, Infinity, (values, name) => {
  const held = values.map((value) => {
    if (value === MISSING || !Array.isArray(value))
      throw new StoreError(
        17044,
        `All operands of ${name} must be arrays. One argument is of type: ${typeName(value)}`,
      );
    return keys(value);
  });
  const [first] = held;
  return held.every((set) => set.size === first?.size && [...set].every((key) => first.has(key)));
});

const setIsSubset = operands(2, 2, ([part, whole], name) => {
  if (!Array.isArray(part))
    throw new StoreError(
      17046,
      `both operands of ${name} must be arrays. First argument is of type: ${typeName(part)}`,
    );
  if (!Array.isArray(whole))
    throw new StoreError(
      17042,
      `both operands of ${name} must be arrays. Second argument is of type: ${typeName(whole)}`,
    );
  const held = keys(whole);
  return part.every((value) => held.has(sameKey(value)));
});

const elementTrue = (all: boolean): Operator =>
  unary((value, name) => {
    if (value === MISSING || !Array.isArray(value))
      throw new StoreError(
        all ? 17040 : 17041,
        `${name}'s argument must be an array, but is ${typeName(value)}`,
      );
    return all ? value.every(truthy) : value.some(truthy);
  });

/** Operators on arrays as sets. */
export const SETS: Record<string, Operator> = {
  $setUnion: setUnion,
  $setIntersection: setIntersection,
  $setDifference: setDifference,
  $setEquals: setEquals,
  $setIsSubset: setIsSubset,
  $allElementsTrue: elementTrue(true),
  $anyElementTrue: elementTrue(false),
};
