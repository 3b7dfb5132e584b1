import { compare } from '../bson/compare.js';
import { divide } from '../bson/arithmetic.js';
import { sameKey } from '../collation/same-key.js';
import { isNumeric, type Numeric, toDouble } from '../bson/number.js';
import { double, type Doc, isDoc, type Maybe, MISSING, typeOf, type Value } from '../bson/value.js';
import type { Accumulator, MakeAccumulator } from './accumulator.js';
import { PICKING } from './picking.js';
import { StoreError } from '../errors.js';
import { isNullish, settle } from './build.js';
import { compileExpression } from './expression.js';
import { sum } from './operators/arithmetic.js';

const folding =
  <T>(start: () => T, step: (state: T, value: Maybe) => T, end: (state: T) => Maybe): MakeAccumulator =>
  (operand, name) => {
    if (Array.isArray(operand)) throw new StoreError(40237, `The ${name} accumulator is a unary operator`);
    const evaluate = compileExpression(operand);
    return () => {
      let state = start();
      return {
        add: (scope) => {
          state = step(state, evaluate(scope));
        },
        result: () => end(state),
      };
    };
  };

const total = folding<Numeric>(
  () => 0,
  (whole, value) => (value !== MISSING && isNumeric(value) ? sum(whole, value) : whole),
  (whole) => whole,
);

interface Mean {
  readonly whole: Numeric;
  readonly count: number;
}

const average = folding<Mean>(
  () => ({ whole: 0, count: 0 }),
  (state, value) =>
    value !== MISSING && isNumeric(value)
      ? { whole: sum(state.whole, value), count: state.count + 1 }
      : state,
  ({ whole, count }) => (count === 0 ? null : divide(whole, count)),
);

const extreme = (sign: 1 | -1): MakeAccumulator =>
  folding<Maybe>(
    () => MISSING,
    (best, value) => {
      if (isNullish(value)) return best;
      return best === MISSING || compare(value, best) * sign > 0 ? value : best;
    },
    settle,
  );

const deviation = (sample: boolean): MakeAccumulator =>
  folding<number[]>(
    () => [],
    (values, value) => {
      if (value !== MISSING && isNumeric(value)) values.push(toDouble(value));
      return values;
    },
    (values) => standardDeviation(values, sample),
  );

/** The standard deviation, or null when there are too few values. */
export const standardDeviation = (values: readonly number[], sample: boolean): Maybe => {
  const count = values.length - (sample ? 1 : 0);
  if (count <= 0) return null;
  const mean = values.reduce((whole, value) => whole + value, 0) / values.length;
  return double(Math.sqrt(values.reduce((whole, value) => whole + (value - mean) ** 2, 0) / count));
};

const first = folding<readonly Maybe[]>(
  () => [],
  (found, value) => (found.length === 0 ? [value] : found),
  (found) => settle(found[0] ?? null),
);

const last = folding<Maybe>(
  () => null,
  (_found, value) => value,
  settle,
);

const pushed = folding<Value[]>(
  () => [],
  (values, value) => {
    if (value !== MISSING) values.push(value);
    return values;
  },
  (values) => values,
);

const distinct = folding<Map<string, Value>>(
  () => new Map<string, Value>(),
  (found, value) => {
    if (value === MISSING) return found;
    const key = sameKey(value);
    if (!found.has(key)) found.set(key, value);
    return found;
  },
  (found) => [...found.values()],
);

const merged = folding<Doc>(
  () => new Map(),
  (whole, value) => {
    if (isNullish(value)) return whole;
    if (!isDoc(value))
      throw new StoreError(
        40400,
        `$mergeObjects requires object inputs, but input is of type ${typeOf(value)}`,
      );
    for (const [name, field] of value) whole.set(name, field);
    return whole;
  },
  (whole) => whole,
);

const counted: MakeAccumulator = (operand) => {
  if (!isDoc(operand) || operand.size > 0)
    throw new StoreError('TypeMismatch', '$count takes no arguments, i.e. $count:{}');
  return () => {
    let count = 0;
    return { add: () => (count += 1), result: () => count };
  };
};

/** Every accumulator of `$group`; most are window functions too. */
export const ACCUMULATORS: Readonly<Record<string, MakeAccumulator>> = {
  $sum: total,
  $avg: average,
  $min: extreme(-1),
  $max: extreme(1),
  $first: first,
  $last: last,
  $push: pushed,
  $addToSet: distinct,
  $mergeObjects: merged,
  $count: counted,
  $stdDevPop: deviation(false),
  $stdDevSamp: deviation(true),
  ...PICKING,
};

/** A field of `$group` and kin: its accumulator. */
export const compileAccumulator = (field: string, spec: Value): (() => Accumulator) => {
  if (!isDoc(spec)) throw new StoreError(40234, `The field '${field}' must be an accumulator object`);
  if (spec.size !== 1) throw new StoreError(40238, `The field '${field}' must specify one accumulator`);
  const [[name, operand] = ['', null]] = spec;
  if (name === '$accumulator') throw new StoreError(31264, 'server-side JavaScript execution is disabled');
  const make = Object.hasOwn(ACCUMULATORS, name) ? ACCUMULATORS[name] : undefined;
  if (!make) throw new StoreError(15952, `unknown group operator '${name}'`);
  return make(operand, name);
};
