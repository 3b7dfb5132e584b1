import { compareMaybe } from '../../bson/compare.js';
import { isNumeric, toDouble } from '../../bson/number.js';
import { isDoc, type Maybe, MISSING, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { compileFields, isNullish, namedOperands, operands } from '../build.js';
import type { Compile, Evaluate, Operator } from '../scope.js';

/** What expressions take for true: everything but null, missing, false and zero. */
export const truthy = (value: Maybe): boolean => {
  if (isNullish(value) || value === false) return false;
  return !isNumeric(value) || toDouble(value) !== 0;
};

const comparison = (accept: (order: number) => Maybe): Operator =>
  operands(2, 2, (values) => accept(compareMaybe(values[0], values[1])));

const list = (operand: Value): readonly Value[] => (Array.isArray(operand) ? operand : [operand]);

const everyOf: Operator = (operand, compile) => {
  const parts = list(operand).map(compile);
  return (scope) => parts.every((part) => truthy(part(scope)));
};
const anyOf: Operator = (operand, compile) => {
  const parts = list(operand).map(compile);
  return (scope) => parts.some((part) => truthy(part(scope)));
};

const condParts = (operand: Value): readonly Value[] => {
  if (!isDoc(operand)) {
    const parts = list(operand);
    if (parts.length !== 3)
      throw new StoreError(
        16020,
        `Expression $cond takes exactly 3 arguments. ${parts.length} were passed in.`,
      );
    return parts;
  }
  for (const name of operand.keys())
    if (!['if', 'then', 'else'].includes(name))
      throw new StoreError(17083, `Unrecognized parameter to $cond: ${name}`);
  const need = (name: string, code: number): Value => {
    if (!operand.has(name)) throw new StoreError(code, `Missing '${name}' parameter to $cond`);
    return operand.get(name);
  };
  return [need('if', 17080), need('then', 17081), need('else', 17082)];
};

const cond: Operator = (operand, compile) => {
  const [test, yes, no] = condParts(operand).map(compile) as [Evaluate, Evaluate, Evaluate];
  return (scope) => (truthy(test(scope)) ? yes(scope) : no(scope));
};

const ifNull: Operator = (operand, compile) => {
  const parts = list(operand).map(compile);
  if (parts.length < 2)
    throw new StoreError(1257300, `$ifNull needs at least two arguments, had: ${parts.length}`);
  return (scope) => {
    let value: Maybe = MISSING;
    for (const part of parts) {
      value = part(scope);
      if (!isNullish(value)) break;
    }
    return value;
  };
};

const branch = (value: Value, compile: Compile): { test: Evaluate; then: Evaluate } => {
  const fields = namedOperands(
    '$switch',
    value,
    { required: ['case', 'then'] },
    { shape: 40062, unknown: 40063, missing: 40064 },
  );
  const field = compileFields(fields, compile);
  return { test: field('case'), then: field('then') };
};

const switchOperator: Operator = (operand, compile) => {
  if (!isDoc(operand)) throw new StoreError(40060, '$switch requires an object as an argument');
  const given = operand.get('branches');
  if (!Array.isArray(given)) throw new StoreError(40061, "$switch expected an array for 'branches'");
  if (given.length === 0) throw new StoreError(40068, '$switch requires at least one branch.');
  const branches = given.map((value) => branch(value, compile));
  const otherwise = operand.has('default') ? compile(operand.get('default')) : undefined;
  return (scope) => {
    const found = branches.find(({ test }) => truthy(test(scope)))?.then ?? otherwise;
    if (found) return found(scope);
    throw new StoreError(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  };
};

/** Comparison, boolean and conditional operators. */
export const LOGIC: Record<string, Operator> = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: comparison((order) => Math.sign(order)),
  $and: everyOf,
  $or: anyOf,
  $not: operands(1, 1, ([value]) => !truthy(value)),
  $cond: cond,
  $ifNull: ifNull,
  $switch: switchOperator,
};
