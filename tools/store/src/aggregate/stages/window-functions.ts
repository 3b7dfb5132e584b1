import { toInteger } from '../../bson/number.js';
import { isDoc, type Maybe, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { compareKeys } from '../../query/sort.js';
import { ACCUMULATORS, compileAccumulator } from '../accumulators.js';
import { settle } from '../build.js';
import { compileExpression } from '../expression.js';
import { scopeOf } from '../scope.js';
import { type Bounds, boundsOf, failed, type Partition } from './window-bounds.js';
import { area, covariance, interpolated, movingAverage, slope, type WindowFunction } from './window-math.js';

const windowed = (name: string, operand: Value, bounds: Bounds): WindowFunction => {
  const make = compileAccumulator(name, new Map([[name, operand]]));
  return (partition, at) => {
    const accumulator = make();
    const [from, to] = bounds(partition, at);
    for (const root of partition.rows.slice(Math.max(from, 0), to + 1))
      accumulator.add(scopeOf(root, partition.variables));
    return accumulator.result();
  };
};

const sameKey = ({ keys, sort }: Partition, a: number, b: number): boolean =>
  compareKeys(keys[a] ?? [], keys[b] ?? [], sort) === 0;

const needSort = (partition: Partition, name: string): void => {
  if (partition.sort.length !== 1)
    throw new StoreError(
      5371602,
      `${name} must be specified with a top level sortBy expression with exactly one element`,
    );
};

const rank = (partition: Partition, at: number): Maybe => {
  needSort(partition, '$rank');
  let first = at;
  while (first > 0 && sameKey(partition, first - 1, at)) first -= 1;
  return first + 1;
};

const denseRank = (partition: Partition, at: number): Maybe => {
  needSort(partition, '$denseRank');
  let count = 1;
  for (let place = 1; place <= at; place += 1) if (!sameKey(partition, place, place - 1)) count += 1;
  return count;
};

const shift = (operand: Value): WindowFunction => {
  if (!isDoc(operand)) throw failed('Argument to $shift must be an object');
  for (const name of operand.keys())
    if (!['output', 'by', 'default'].includes(name)) throw failed(`Unknown argument in $shift: ${name}`);
  const by = toInteger(operand.get('by'));
  if (by === undefined) throw failed("'$shift:by' field must be an integer");
  const output = compileExpression(operand.get('output'));
  const otherwise = operand.get('default') ?? null;
  return ({ rows, variables }, at) => {
    const root = rows[at + by];
    return root ? settle(output(scopeOf(root, variables))) : otherwise;
  };
};

/** The value before a gap, again. */
const lastSeen = (operand: Value): WindowFunction => {
  const evaluate = compileExpression(operand);
  return ({ rows, variables }, at) => {
    const values = rows.slice(0, at + 1).map((root) => settle(evaluate(scopeOf(root, variables))));
    return values.findLast((value) => value !== null && value !== undefined) ?? null;
  };
};

type MakeWindow = (operand: Value, bounds: Bounds) => WindowFunction;

const withoutOperand =
  (name: string, run: WindowFunction): MakeWindow =>
  (operand) => {
    if (!isDoc(operand) || operand.size > 0)
      throw new StoreError(5371603, `${name} must be specified with '{}' as the value`);
    return run;
  };

/** The functions that only windows have. */
export const FUNCTIONS: Record<string, MakeWindow> = {
  $rank: withoutOperand('$rank', rank),
  $denseRank: withoutOperand('$denseRank', denseRank),
  $documentNumber: withoutOperand('$documentNumber', (_partition, at) => at + 1),
  $shift: shift,
  $expMovingAvg: movingAverage,
  $derivative: slope,
  $integral: area,
  $covariancePop: (operand, bounds) => covariance(operand, bounds, false),
  $covarianceSamp: (operand, bounds) => covariance(operand, bounds, true),
  $locf: lastSeen,
  $linearFill: interpolated,
};

/** Reads one field of `output`. */
export const windowFunction = (spec: Value): WindowFunction => {
  if (!isDoc(spec)) throw failed("The field 'output' of $setWindowFields must hold objects");
  const bounds = boundsOf(spec.get('window'));
  const names = [...spec.keys()].filter((name) => name !== 'window');
  const [name] = names;
  if (name === undefined || names.length !== 1) throw failed('Expected exactly one window function');
  const own = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (own) return own(spec.get(name), bounds);
  if (!Object.hasOwn(ACCUMULATORS, name)) throw failed(`Unrecognized window function, ${name}`);
  return windowed(name, spec.get(name), bounds);
};
