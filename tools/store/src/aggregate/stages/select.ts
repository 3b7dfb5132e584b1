import { randomInt } from 'node:crypto';
import { isNumeric, toDouble, toInteger } from '../../bson/number.js';
import { type Doc, isDoc, typeOf, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { matches } from '../../query/match.js';
import { parseFilter } from '../../query/parse.js';
import { PAUSE } from '../../query/pause.js';
import { compareKeys, parseSort, sortKey } from '../../query/sort.js';
import { eachToMany, type MakeStage, together } from './stage.js';

const match: MakeStage = (operand, { variables }) => {
  if (!isDoc(operand)) throw new StoreError(15959, 'the match filter must be an expression in an object');
  const filter = parseFilter(operand, variables);
  return eachToMany((root) => (matches(filter, root) ? [root] : []));
};

const sort: MakeStage = (operand) => {
  if (!isDoc(operand)) throw new StoreError(15973, 'the $sort key specification must be an object');
  if (operand.size === 0) throw new StoreError(15976, '$sort stage must have at least one sort key');
  const fields = parseSort(operand);
  return together((all) =>
    all
      .map((root) => ({ root, key: sortKey(root, fields) }))
      .sort((a, b) => compareKeys(a.key, b.key, fields))
      .map(({ root }) => root),
  );
};

/** The whole number a `$limit` or `$skip` has. */
export const wholeNumber = (name: string, operand: Value, code: number): number => {
  const found = toInteger(operand);
  if (!isNumeric(operand))
    throw new StoreError(
      code,
      `invalid argument to ${name} stage: Expected a number in: ${name}: ${typeOf(operand)}`,
    );
  if (found === undefined)
    throw new StoreError(
      code,
      `invalid argument to ${name} stage: Expected an integer: ${name}: ${String(operand)}`,
    );
  if (found < 0)
    throw new StoreError(
      code,
      `invalid argument to ${name} stage: Expected a non-negative number in: ${name}: ${found}`,
    );
  return found;
};

const limit: MakeStage = (operand) => {
  const most = wholeNumber('$limit', operand, 5107201);
  if (most === 0) throw new StoreError(15958, 'the limit must be positive');
  return function* (documents) {
    let count = 0;
    for (const root of documents) {
      yield root;
      if (root !== PAUSE) count += 1;
      if (count >= most) return;
    }
  };
};

const skip: MakeStage = (operand) => {
  const count = wholeNumber('$skip', operand, 5107200);
  return function* (documents) {
    let at = 0;
    for (const root of documents) {
      if (root === PAUSE || at >= count) yield root;
      if (root !== PAUSE) at += 1;
    }
  };
};

const sample: MakeStage = (operand) => {
  if (!isDoc(operand)) throw new StoreError(28745, 'the $sample stage specification must be an object');
  for (const name of operand.keys())
    if (name !== 'size') throw new StoreError(28748, `unrecognized option to $sample: ${name}`);
  const size = operand.get('size');
  if (size === undefined) throw new StoreError(28749, '$sample stage must specify a size');
  if (!isNumeric(size)) throw new StoreError(28746, 'size argument to $sample must be a number');
  if (toDouble(size) <= 0) throw new StoreError(28747, 'size argument to $sample must be a positive integer');
  return together((all) => {
    for (let at = all.length - 1; at > 0; at -= 1) {
      const other = randomInt(at + 1);
      [all[at], all[other]] = [all[other] as Doc, all[at] as Doc];
    }
    return all.slice(0, toDouble(size));
  });
};

/** Stages that choose and order documents. */
export const SELECT: Readonly<Record<string, MakeStage>> = {
  $match: match,
  $sort: sort,
  $limit: limit,
  $skip: skip,
  $sample: sample,
};
