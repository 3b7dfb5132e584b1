import { compare } from '../bson/compare.js';
import { isNumeric, toDouble, toInteger } from '../bson/number.js';
import { isDoc, type Maybe, MISSING, typeOf, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { compareKeys, parseSort, type SortField, sortKey } from '../query/sort.js';
import type { MakeAccumulator } from './accumulator.js';
import { isNullish, settle, typeName } from './build.js';
import { compileExpression, constant } from './expression.js';
import { percentiles } from './percentile.js';

const fieldOf = (operand: Value, field: string, name: string): Value => {
  if (!isDoc(operand))
    throw new StoreError(5787900, `specification must be an object; found ${name}: ${typeOf(operand)}`);
  if (!operand.has(field)) throw new StoreError(5787906, `Missing value for '${field}'`);
  return operand.get(field);
};

const countOf = (value: Maybe): number => {
  const n = value === MISSING ? undefined : toInteger(value);
  if (n === undefined)
    throw new StoreError(5787902, `Value for 'n' must be of integral type, but found ${typeName(value)}`);
  if (n <= 0) throw new StoreError(5787908, `'n' must be greater than 0, found ${n}`);
  return n;
};

/** Keeps all values of a group and picks some at its end. */
const gathering =
  (pick: (values: Value[], n: number) => Value[], skipNull: boolean): MakeAccumulator =>
  (operand, name) => {
    const n = compileExpression(fieldOf(operand, 'n', name));
    const input = compileExpression(fieldOf(operand, 'input', name));
    return () => {
      const values: Value[] = [];
      let wanted: number | undefined;
      return {
        add: (scope) => {
          wanted ??= countOf(n(scope));
          const value = input(scope);
          if (!(skipNull && isNullish(value))) values.push(settle(value));
        },
        result: () => pick(values, wanted ?? 1),
      };
    };
  };

interface Ranked {
  readonly key: readonly Value[];
  readonly value: Value;
}

const ranking =
  (fromTop: boolean, single: boolean): MakeAccumulator =>
  (operand, name) => {
    const sort = sortOf(fieldOf(operand, 'sortBy', name));
    const output = compileExpression(fieldOf(operand, 'output', name));
    const n = single ? (): Maybe => 1 : compileExpression(fieldOf(operand, 'n', name));
    return () => {
      const found: Ranked[] = [];
      let wanted: number | undefined;
      return {
        add: (scope) => {
          wanted ??= countOf(n(scope));
          found.push({
            key: isDoc(scope.root) ? sortKey(scope.root, sort) : [],
            value: settle(output(scope)),
          });
        },
        result: () => {
          const values = found.sort((a, b) => compareKeys(a.key, b.key, sort)).map(({ value }) => value);
          const picked = fromTop ? values.slice(0, wanted) : values.slice(-(wanted ?? 1));
          return single ? (picked[0] ?? null) : picked;
        },
      };
    };
  };

const sortOf = (value: Value): readonly SortField[] => {
  if (!isDoc(value)) throw new StoreError(10065, 'invalid parameter: expected an object (sortBy)');
  return parseSort(value);
};

const percentile =
  (median: boolean): MakeAccumulator =>
  (operand, name) => {
    const input = compileExpression(fieldOf(operand, 'input', name));
    const p = median ? [0.5] : constant(fieldOf(operand, 'p', name));
    return () => {
      const values: number[] = [];
      return {
        add: (scope) => {
          const value = input(scope);
          if (value !== MISSING && isNumeric(value)) values.push(toDouble(value));
        },
        result: () => percentiles(values, p, median),
      };
    };
  };

/** Accumulators that keep the values of a group and pick from them at its end. */
export const PICKING: Readonly<Record<string, MakeAccumulator>> = {
  $firstN: gathering((values, n) => values.slice(0, n), false),
  $lastN: gathering((values, n) => values.slice(-n), false),
  $minN: gathering((values, n) => values.sort(compare).slice(0, n), true),
  $maxN: gathering((values, n) => values.sort((a, b) => compare(b, a)).slice(0, n), true),
  $top: ranking(true, true),
  $topN: ranking(true, false),
  $bottom: ranking(false, true),
  $bottomN: ranking(false, false),
  $median: percentile(true),
  $percentile: percentile(false),
};
