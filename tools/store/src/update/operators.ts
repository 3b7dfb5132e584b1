import { Timestamp } from 'bson';
import { add, multiply } from '../bson/arithmetic.js';
import { compare, compareMaybe, equal } from '../bson/compare.js';
import { isNumeric, type Numeric, toInteger } from '../bson/number.js';
import { show } from '../bson/show.js';
import { type Doc, doc, isDoc, isInt32, type Maybe, MISSING, typeOf, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { pullTest } from './pull.js';
import { pushModifiers, pushValues } from './push.js';
import { showId, typeText } from './path.js';

/** Where an operator is applied. */
export interface Target {
  readonly path: string;
  /** The last component of the path. */
  readonly name: string;
  readonly root: Doc;
  readonly now: Date;
}

/** What becomes of the value at a path: the new value, MISSING to remove it, or `unchanged`. */
export type Change = (before: Maybe, target: Target) => Maybe | typeof UNCHANGED;
export const UNCHANGED: unique symbol = Symbol('unchanged');

/** Checks an operator's operand once per command and answers what it does to each document. */
export type UpdateOperator = (operand: Value, path: string) => Change;

const mismatch = (message: string): StoreError => new StoreError('TypeMismatch', message);
const bad = (message: string): StoreError => new StoreError('BadValue', message);

const arithmetic =
  (
    name: string,
    verb: string,
    apply: (a: Numeric, b: Numeric) => Numeric | undefined,
    start: (operand: Numeric) => Numeric,
  ): UpdateOperator =>
  (operand, path) => {
    if (!isNumeric(operand))
      throw mismatch(`Cannot ${verb} with non-numeric argument: {${path}: ${show(operand)}}`);
    return (before, target) => {
      if (before === MISSING) return start(operand);
      if (!isNumeric(before))
        throw mismatch(
          `Cannot apply ${name} to a value of non-numeric type. ${showId(target.root)} has the field '${target.name}' of non-numeric type ${typeText(before)}`,
        );
      const result = apply(before, operand);
      if (result !== undefined) return result;
      throw bad(
        `Failed to apply ${name} operations to current value ((NumberLong)${String(before)}) for document ${showId(target.root)}`,
      );
    };
  };

const zeroLike = (operand: Numeric): Numeric => multiply(operand, 0) ?? 0;

const extreme =
  (sign: 1 | -1): UpdateOperator =>
  (operand) =>
  (before) =>
    before === MISSING || compare(operand, before) * sign > 0 ? operand : UNCHANGED;

const currentDate: UpdateOperator = (operand, path) => {
  const type = isDoc(operand)
    ? operand.get('$type')
    : operand === true || operand === false
      ? 'date'
      : undefined;
  if (isDoc(operand) && operand.size > 0 && [...operand.keys()].some((key) => key !== '$type'))
    throw bad(
      `Unrecognized $currentDate option: ${String([...operand.keys()].find((key) => key !== '$type'))}`,
    );
  if (type === 'date') return (_before, target) => target.now;
  if (type === 'timestamp')
    return (_before, target) => new Timestamp({ t: Math.floor(target.now.getTime() / 1000), i: 1 });
  if (isDoc(operand))
    throw bad(
      "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
    );
  throw bad(
    `${typeText(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}) for ${path}.`,
  );
};

const push: UpdateOperator = (operand) => {
  const modifiers = pushModifiers(operand);
  return (before, target) => {
    if (before !== MISSING && !Array.isArray(before))
      throw bad(
        `The field '${target.path}' must be an array but is of type ${typeText(before)} in document ${showId(target.root)}`,
      );
    return pushValues(before === MISSING ? [] : before, modifiers);
  };
};

const eachOf = (operand: Value): readonly Value[] => {
  if (!isDoc(operand) || operand.keys().next().value !== '$each') return [operand];
  const each = operand.get('$each');
  if (!Array.isArray(each))
    throw mismatch(
      `The argument to $each in $addToSet must be an array but it was of type ${typeText(each)}`,
    );
  const other = [...operand.keys()].find((key) => key !== '$each');
  if (other) throw bad(`Found unexpected fields after $each in $addToSet: ${show(operand)}`);
  return each;
};

const addToSet: UpdateOperator = (operand) => {
  const values = eachOf(operand);
  return (before, target) => {
    if (before !== MISSING && !Array.isArray(before))
      throw bad(
        `Cannot apply $addToSet to non-array field. Field named '${target.name}' has non-array type ${typeText(before)}`,
      );
    const set = before === MISSING ? [] : [...before];
    for (const value of values) if (!set.some((element) => equal(element, value))) set.push(value);
    return before !== MISSING && set.length === before.length ? UNCHANGED : set;
  };
};

const pop: UpdateOperator = (operand) => {
  const end = toInteger(operand);
  if (!isNumeric(operand))
    throw new StoreError('FailedToParse', `Expected a number in: ${show(doc({ operand }))}`);
  if (end !== 1 && end !== -1)
    throw new StoreError('FailedToParse', `$pop expects 1 or -1, found: ${show(operand)}`);
  return (before, target) => {
    if (before === MISSING) return UNCHANGED;
    if (!Array.isArray(before))
      throw mismatch(`Path '${target.path}' contains an element of non-array type '${typeText(before)}'`);
    return end === 1 ? before.slice(0, -1) : before.slice(1);
  };
};

const removing =
  (name: string, drop: (element: Value) => boolean): Change =>
  (before) => {
    if (before === MISSING) return UNCHANGED;
    if (!Array.isArray(before)) throw bad(`Cannot apply ${name} to a non-array value`);
    const kept = before.filter((element) => !drop(element));
    return kept.length === before.length ? UNCHANGED : kept;
  };

const pullAll: UpdateOperator = (operand) => {
  if (!Array.isArray(operand))
    throw bad(`$pullAll requires an array argument but was given a ${typeText(operand)}`);
  return removing('$pullAll', (element) => operand.some((value) => equal(value, element)));
};

type BitOperation = (a: bigint, b: bigint) => bigint;
const BIT_OPERATIONS: Record<string, BitOperation> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

const isInteger = (value: Value): value is number | bigint =>
  typeof value === 'bigint' || (typeof value === 'number' && isInt32(value));

const bitSteps = (operand: Value): readonly (readonly [BitOperation, number | bigint])[] => {
  if (!isDoc(operand))
    throw bad(
      `The $bit modifier is not compatible with a ${typeText(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    );
  if (operand.size === 0)
    throw bad(
      'You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}',
    );
  return [...operand].map(([name, value]) => {
    const operation = Object.hasOwn(BIT_OPERATIONS, name) ? BIT_OPERATIONS[name] : undefined;
    if (!operation)
      throw bad(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${name}: ${show(value)}}`,
      );
    if (!isInteger(value))
      throw bad(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeOf(value)}' is not supported here: {${name}: ${show(value)}}`,
      );
    return [operation, value] as const;
  });
};

const bit: UpdateOperator = (operand) => {
  const steps = bitSteps(operand);
  return (before, target) => {
    const start = before === MISSING ? 0 : before;
    if (!isInteger(start))
      throw bad(
        `Cannot apply $bit to a value of non-integral type.${showId(target.root)} has the field ${target.name} of non-integer type ${typeText(start)}`,
      );
    const wide = typeof start === 'bigint' || steps.some(([, value]) => typeof value === 'bigint');
    const result = steps.reduce((bits, [operation, value]) => operation(bits, BigInt(value)), BigInt(start));
    return wide ? BigInt.asIntN(64, result) : Number(BigInt.asIntN(32, result));
  };
};

const setTo: UpdateOperator = (operand) => () => operand;

/** The update operators that change the value at a path; `$rename` and `$setOnInsert` are told apart by the parser. */
export const UPDATE_OPERATORS: Readonly<Record<string, UpdateOperator>> = {
  $set: setTo,
  $setOnInsert: setTo,
  $unset: () => () => MISSING,
  $inc: arithmetic('$inc', 'increment', add, (operand) => operand),
  $mul: arithmetic('$mul', 'multiply', multiply, zeroLike),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: currentDate,
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: (operand) => removing('$pull', pullTest(operand)),
  $pullAll: pullAll,
  $bit: bit,
};

/** Orders the paths of an update as MongoDB applies them: by component, numbers as numbers. */
export const comparePaths = (a: readonly string[], b: readonly string[]): number => {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const [left = '', right = ''] = [a[at], b[at]];
    if (left === right) continue;
    const numeric = /^\d+$/.test(left) && /^\d+$/.test(right);
    return numeric ? Number(left) - Number(right) : compareMaybe(left, right);
  }
  return a.length - b.length;
};
