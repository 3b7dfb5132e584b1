import { isNumeric, toDouble } from '../bson/number.js';
import { double, type Maybe, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';

const fractionOf = (value: Value): number => {
  const p = isNumeric(value) ? toDouble(value) : Number.NaN;
  if (!(p >= 0 && p <= 1))
    throw new StoreError(
      7750303,
      "The $percentile 'p' parameter must be an array of numbers from [0.0, 1.0]",
    );
  return p;
};

/** The values below which the fractions `p` of all values lie; one value for a median. */
export const percentiles = (values: readonly number[], p: Maybe, single: boolean): Maybe => {
  if (!Array.isArray(p) || p.length === 0)
    throw new StoreError(7750301, "The $percentile 'p' field must be an array of constants");
  const sorted = [...values].sort((a, b) => a - b);
  const at = (fraction: number): Maybe => {
    const found = sorted[Math.max(Math.ceil(fraction * sorted.length) - 1, 0)];
    return found === undefined ? null : double(found);
  };
  const found = p.map((value) => at(fractionOf(value)) as Value);
  return single ? (found[0] ?? null) : found;
};
