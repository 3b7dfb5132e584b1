import { compare } from '../../bson/compare.js';
import { sameKey } from '../../collation/same-key.js';
import { add } from '../../bson/arithmetic.js';
import { isNumeric, toInteger } from '../../bson/number.js';
import { type Doc, isDoc, MISSING, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { knownFields } from '../../known-fields.js';
import { splitPath, valueAt } from '../../query/path.js';
import { clone, setAt } from '../../update/path.js';
import { addUnits, unitOf } from '../operators/date-arithmetic.js';
import { type MakeStage, together } from './stage.js';

const failed = (message: string): StoreError => new StoreError('FailedToParse', message);

/** Gives the value one step further. */
type Step = (value: Value) => Value;

const stepOf = (range: Doc): Step => {
  const step = range.get('step');
  if (!isNumeric(step) || compare(step, 0) <= 0)
    throw new StoreError(
      5733401,
      'The step parameter in a range statement must be a strictly positive numeric value',
    );
  const unit = range.get('unit');
  if (unit === undefined) return (value) => (isNumeric(value) ? (add(value, step) ?? value) : value);
  const amount = toInteger(step);
  if (amount === undefined)
    throw new StoreError(
      6586400,
      'The step parameter in a range statement must be a whole number when densifying a date range',
    );
  const by = unitOf(unit, '$densify');
  return (value) => (value instanceof Date ? addUnits(value, by, amount, () => 0) : value);
};

interface Densify {
  readonly field: readonly string[];
  readonly partition: readonly string[];
  readonly step: Step;
  readonly bounds: Value;
}

const checkBounds = (bounds: Value): void => {
  if (typeof bounds === 'string' && !['full', 'partition'].includes(bounds))
    throw new StoreError(5946802, "Bounds string must either be 'full' or 'partition'");
  if (typeof bounds === 'string') return;
  if (!Array.isArray(bounds))
    throw new StoreError(5733403, 'a range boundaries specification must be a string or an array');
  if (bounds.length !== 2)
    throw new StoreError(5733403, 'a bounding array in a range statement must have exactly two elements');
};

const read = (operand: Value): Densify => {
  if (!isDoc(operand)) throw failed('The $densify stage specification must be an object');
  knownFields(operand, '$densify', ['field', 'partitionByFields', 'range']);
  const [field, range, by] = [operand.get('field'), operand.get('range'), operand.get('partitionByFields')];
  if (typeof field !== 'string')
    throw new StoreError(40414, "BSON field '$densify.field' is missing but a required field");
  if (!isDoc(range))
    throw new StoreError(40414, "BSON field '$densify.range' is missing but a required field");
  knownFields(range, '$densify.range', ['step', 'unit', 'bounds']);
  checkBounds(range.get('bounds'));
  const partition = Array.isArray(by) ? by.filter((name) => typeof name === 'string') : [];
  return { field: splitPath(field), partition, step: stepOf(range), bounds: range.get('bounds') };
};

const placeOf = (root: Doc, { field }: Densify): Value => {
  const value = valueAt(root, field);
  return value === MISSING ? null : value;
};

const made = (like: Doc | undefined, value: Value, spec: Densify): Doc => {
  const root: Doc = new Map();
  for (const name of spec.partition) {
    const own = like ? valueAt(like, splitPath(name)) : MISSING;
    if (own !== MISSING) setAt(root, splitPath(name), clone(own));
  }
  setAt(root, spec.field, value);
  return root;
};

const fillBetween = function* (
  rows: readonly Doc[],
  low: Value,
  high: Value,
  open: boolean,
  spec: Densify,
): Generator<Doc> {
  let next = low;
  for (const root of rows) {
    const value = placeOf(root, spec);
    while (compare(next, value) < 0 && compare(next, high) < 0) {
      yield made(rows[0], next, spec);
      next = spec.step(next);
    }
    yield root;
    if (compare(next, value) === 0) next = spec.step(next);
  }
  for (; open ? compare(next, high) < 0 : compare(next, high) <= 0; next = spec.step(next))
    yield made(rows[0], next, spec);
};

const grouped = (documents: readonly Doc[], { partition }: Densify): readonly (readonly Doc[])[] => {
  const groups = new Map<string, Doc[]>();
  for (const root of documents) {
    const id = partition
      .map((name) => valueAt(root, splitPath(name)))
      .map((value) => (value === MISSING ? null : value));
    const key = sameKey(id);
    groups.set(key, [...(groups.get(key) ?? []), root]);
  }
  return [...groups.values()];
};

const densify: MakeStage = (operand) => {
  const spec = read(operand);
  return together(function* (all) {
    const without = all.filter((root) => placeOf(root, spec) === null);
    const placed = all
      .filter((root) => placeOf(root, spec) !== null)
      .sort((a, b) => compare(placeOf(a, spec), placeOf(b, spec)));
    yield* without;
    for (const rows of grouped(placed, spec)) {
      const within = spec.bounds === 'full' ? placed : rows;
      const [first, last] = [within[0], within.at(-1)];
      if (!first || !last) continue;
      if (Array.isArray(spec.bounds)) yield* fillBetween(rows, spec.bounds[0], spec.bounds[1], true, spec);
      else yield* fillBetween(rows, placeOf(first, spec), placeOf(last, spec), false, spec);
    }
  });
};

/** `$densify`: documents for the steps that are missing between others. */
export const DENSIFY: Readonly<Record<string, MakeStage>> = { $densify: densify };
