import { add, divide, multiply, subtract } from '../../bson/arithmetic.js';
import { isNumeric, type Numeric, toDouble, toInteger } from '../../bson/number.js';
import { double, isDoc, type Doc, type Maybe, MISSING, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { compileExpression } from '../expression.js';
import { scopeOf } from '../scope.js';
import { type Bounds, failed, type Partition, position, UNIT_MS } from './window-bounds.js';

/** The value of one window function for the document at a place. */
export type WindowFunction = (partition: Partition, at: number) => Maybe;

const numbers = (partition: Partition, operand: Value): readonly (Numeric | undefined)[] => {
  const evaluate = compileExpression(operand);
  return partition.rows.map((root) => {
    const value = evaluate(scopeOf(root, partition.variables));
    return value !== MISSING && isNumeric(value) ? value : undefined;
  });
};

/** The exponential moving average, each value from the one before. */
export const movingAverage = (operand: Value): WindowFunction => {
  if (!isDoc(operand)) throw failed('$expMovingAvg must have an object as its argument');
  for (const name of operand.keys())
    if (!['input', 'N', 'alpha'].includes(name))
      throw failed(`$expMovingAvg got unexpected argument: ${name}`);
  const n = toInteger(operand.get('N'));
  const given = operand.get('alpha');
  const alpha: Numeric = n === undefined ? (isNumeric(given) ? given : 0) : divide(2, n + 1);
  return (partition, at) => {
    let average: Numeric | undefined;
    for (const value of numbers(partition, operand.get('input')).slice(0, at + 1)) {
      if (value === undefined) continue;
      const old = average === undefined ? undefined : multiply(average, subtract(1, alpha) ?? 0);
      average = old === undefined ? value : (add(multiply(value, alpha) ?? 0, old) ?? 0);
    }
    return average ?? null;
  };
};

const perUnit = (operand: Doc): number => {
  for (const name of operand.keys())
    if (!['input', 'unit'].includes(name)) throw failed(`got unexpected argument: ${name}`);
  const unit = operand.get('unit');
  const ms = unit === undefined ? 1 : UNIT_MS[typeof unit === 'string' ? unit : ''];
  if (ms === undefined) throw new StoreError(5490704, 'unit must be week or smaller');
  return ms;
};

/** `$derivative`: the slope between the ends of the window. */
export const slope = (operand: Value, bounds: Bounds): WindowFunction => {
  if (!isDoc(operand)) throw failed('$derivative expects an object');
  const [input, ms] = [operand.get('input'), perUnit(operand)];
  return (partition, at) => {
    const [from, to] = bounds(partition, at);
    const values = numbers(partition, input);
    const [a, b] = [values[from], values[to]];
    const span = (position(partition.keys[to]?.[0]) - position(partition.keys[from]?.[0])) / ms;
    return a === undefined || b === undefined || span === 0
      ? null
      : double((toDouble(b) - toDouble(a)) / span);
  };
};

/** `$integral`: the area under the window by trapezoids. */
export const area = (operand: Value, bounds: Bounds): WindowFunction => {
  if (!isDoc(operand)) throw failed('$integral expects an object');
  const [input, ms] = [operand.get('input'), perUnit(operand)];
  return (partition, at) => {
    const [from, to] = bounds(partition, at);
    const values = numbers(partition, input).map((value) => (value === undefined ? 0 : toDouble(value)));
    let total = 0;
    for (let place = from + 1; place <= to; place += 1) {
      const span = position(partition.keys[place]?.[0]) - position(partition.keys[place - 1]?.[0]);
      total += (((values[place] ?? 0) + (values[place - 1] ?? 0)) / 2) * (span / ms);
    }
    return double(total);
  };
};

/** `$covariancePop` and `$covarianceSamp`. */
export const covariance = (operand: Value, bounds: Bounds, sample: boolean): WindowFunction => {
  if (!Array.isArray(operand) || operand.length !== 2)
    throw failed('$covariance expects an array of two expressions');
  return (partition, at) => {
    const [from, to] = bounds(partition, at);
    const [xs, ys] = operand.map((each) => numbers(partition, each).slice(from, to + 1));
    const pairs = (xs ?? []).flatMap((x, place) => {
      const y = ys?.[place];
      return x === undefined || y === undefined ? [] : [[toDouble(x), toDouble(y)] as const];
    });
    const count = pairs.length - (sample ? 1 : 0);
    if (count <= 0) return null;
    const mean = (which: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[which], 0) / pairs.length;
    const [mx, my] = [mean(0), mean(1)];
    return double(pairs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / count);
  };
};

/** A gap filled on the straight line between the values around it. */
export const interpolated =
  (operand: Value): WindowFunction =>
  (partition, at) => {
    const values = numbers(partition, operand);
    const here = values[at];
    if (here !== undefined) return here;
    const before = values.findLastIndex((value, place) => place < at && value !== undefined);
    const after = values.findIndex((value, place) => place > at && value !== undefined);
    const [low, high] = [values[before], values[after]];
    if (low === undefined || high === undefined) return null;
    const place = (index: number): number => position(partition.keys[index]?.[0]);
    const share = (place(at) - place(before)) / (place(after) - place(before));
    return double(toDouble(low) + (toDouble(high) - toDouble(low)) * share);
  };
