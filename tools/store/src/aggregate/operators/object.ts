import { compare } from '../../bson/compare.js';
import { calculateObjectSize } from 'bson';
import { isNumeric, toDouble } from '../../bson/number.js';
import { type Doc, isDoc, type Maybe, MISSING, typeOf, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { divide } from '../../bson/arithmetic.js';
import { standardDeviation } from '../accumulators.js';
import { compileFields, isNullish, namedOperands, operands, typeName, unary } from '../build.js';
import { constant } from '../constant.js';
import { percentiles } from '../percentile.js';
import type { Operator } from '../scope.js';
import { sum } from './arithmetic.js';

const mergeObjects = operands(0, Infinity, (values) => {
  const made: Doc = new Map();
  for (const value of values) {
    if (isNullish(value)) continue;
    if (!isDoc(value))
      throw new StoreError(
        40400,
        `$mergeObjects requires object inputs, but input ${JSON.stringify(typeName(value))} is of type ${typeName(value)}`,
      );
    for (const [name, field] of value) made.set(name, field);
  }
  return made;
});

const nameOf = (value: Value, operator: string): string => {
  const name = constant(value);
  if (typeof name !== 'string')
    throw new StoreError(
      operator === '$getField' ? 5654602 : 4161106,
      `${operator} requires 'field' to evaluate to a constant string, but got ${typeName(name)}`,
    );
  return name;
};

const getField: Operator = (operand, compile) => {
  const full = isDoc(operand) && (operand.has('field') || operand.has('input'));
  const fields = full
    ? namedOperands(
        '$getField',
        operand,
        { required: ['field', 'input'] },
        { shape: 3041701, unknown: 3041701, missing: 3041702 },
      )
    : undefined;
  const name = nameOf(fields ? fields.get('field') : operand, '$getField');
  const input = compile(fields ? fields.get('input') : '$$CURRENT');
  return (scope) => {
    const value = input(scope);
    if (isDoc(value)) return value.has(name) ? value.get(name) : MISSING;
    return isNullish(value) && value !== MISSING ? null : MISSING;
  };
};

const setField =
  (removing: boolean): Operator =>
  (operand, compile, operator) => {
    const required = removing ? ['field', 'input'] : ['field', 'input', 'value'];
    const fields = namedOperands(
      operator,
      operand,
      { required },
      { shape: 4161100, unknown: 4161101, missing: 4161102 },
    );
    const name = nameOf(fields.get('field'), operator);
    const field = compileFields(fields, compile);
    const [input, value] = [field('input'), field('value')];
    return (scope) => {
      const target = input(scope);
      if (isNullish(target)) return null;
      if (!isDoc(target))
        throw new StoreError(4161105, `${operator} requires 'input' to evaluate to type Object`);
      const made: Doc = new Map(target);
      const next = removing ? MISSING : value(scope);
      if (next === MISSING) made.delete(name);
      else made.set(name, next);
      return made;
    };
  };

/** Accumulators as expressions: over an only array, or over the operands. */
const over = (run: (values: readonly Value[]) => Maybe): Operator =>
  operands(0, Infinity, (values) => {
    const [only] = values;
    const list =
      values.length === 1 && Array.isArray(only) ? only : values.filter((value) => value !== MISSING);
    return run(list);
  });

const numbers = (values: readonly Value[]): readonly number[] => values.filter(isNumeric).map(toDouble);

const extreme = (sign: 1 | -1): Operator =>
  over((values) =>
    values
      .filter((value) => value !== null && value !== undefined)
      .reduce<Value>(
        (best, value) => (best === null || compare(value, best) * sign > 0 ? value : best),
        null,
      ),
  );

const average = over((values) => {
  const found = values.filter(isNumeric);
  return found.length === 0
    ? null
    : divide(
        found.reduce<(typeof found)[number]>((whole, value) => sum(whole, value), 0),
        found.length,
      );
});

const percentile =
  (median: boolean): Operator =>
  (operand, compile, name) => {
    const fields = namedOperands(
      name,
      operand,
      { required: median ? ['input', 'method'] : ['input', 'p', 'method'] },
      { shape: 7436100, unknown: 40415, missing: 40414 },
    );
    const field = compileFields(fields, compile);
    const [input, p] = [field('input'), field('p')];
    return (scope) => {
      const value = input(scope);
      const values = Array.isArray(value) ? numbers(value) : isNumeric(value) ? [toDouble(value)] : [];
      return percentiles(values, median ? [0.5] : p(scope), median);
    };
  };

/** Operators on documents, and accumulators used as expressions. */
export const OBJECTS: Record<string, Operator> = {
  $mergeObjects: mergeObjects,
  $getField: getField,
  $setField: setField(false),
  $unsetField: setField(true),
  $bsonSize: unary((value) => {
    if (isNullish(value)) return null;
    if (!isDoc(value))
      throw new StoreError(31393, `$bsonSize requires a document input, found: ${typeOf(value)}`);
    return calculateObjectSize(value, { ignoreUndefined: false });
  }),
  $sum: over((values) =>
    values.filter(isNumeric).reduce<ReturnType<typeof sum>>((whole, value) => sum(whole, value), 0),
  ),
  $avg: average,
  $min: extreme(-1),
  $max: extreme(1),
  $stdDevPop: over((values) => standardDeviation(numbers(values), false)),
  $stdDevSamp: over((values) => standardDeviation(numbers(values), true)),
  $median: percentile(true),
  $percentile: percentile(false),
  $rand: (operand) => {
    if ((isDoc(operand) && operand.size > 0) || (Array.isArray(operand) && operand.length > 0))
      throw new StoreError(3040501, '$rand does not currently accept arguments');
    return () => Math.random();
  },
};
