import { compare } from '../../bson/compare.js';
import { isNumeric, toInteger } from '../../bson/number.js';
import { show } from '../../bson/show.js';
import { doc, type Doc, isDoc, type Maybe, typeOf, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { settle } from '../build.js';
import { compileExpression, constant } from '../expression.js';
import { scopeOf } from '../scope.js';
import { adding, Group, isExpression, type Makers, makersOf, newGroups } from './groups.js';
import { folded, type MakeStage, type Stage, together } from './stage.js';

const DEFAULT_OUTPUT: Doc = doc({ count: doc({ $sum: 1 }) });

const outputOf = (operand: Doc): Makers => {
  const output = operand.get('output') ?? DEFAULT_OUTPUT;
  if (!isDoc(output))
    throw new StoreError(
      40196,
      `The $bucket 'output' field must be an object, but found type: ${typeOf(output)}.`,
    );
  return makersOf(output);
};

const boundariesOf = (operand: Doc): readonly Value[] => {
  const given = operand.get('boundaries');
  if (!Array.isArray(given))
    throw new StoreError(
      40200,
      `The $bucket 'boundaries' field must be an array, but found type: ${typeOf(given)}.`,
    );
  const boundaries = given.map((value) => settle(constant(value)));
  if (boundaries.length < 2)
    throw new StoreError(
      40192,
      `The $bucket 'boundaries' field must have at least 2 values, but found ${boundaries.length} value(s).`,
    );
  boundaries.slice(1).forEach((value, at) => {
    if (compare(boundaries[at], value) >= 0)
      throw new StoreError(40194, "The 'boundaries' option to $bucket must be sorted in ascending order");
  });
  return boundaries;
};

const checkBucket = (operand: Value): Doc => {
  if (!isDoc(operand))
    throw new StoreError(
      40201,
      `Argument to $bucket stage must be an object, but found type: ${typeOf(operand)}.`,
    );
  for (const name of operand.keys())
    if (!['groupBy', 'boundaries', 'default', 'output'].includes(name))
      throw new StoreError(40197, `Unrecognized option to $bucket: ${name}.`);
  if (!operand.has('groupBy') || !operand.has('boundaries'))
    throw new StoreError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
  if (!isExpression(operand.get('groupBy')))
    throw new StoreError(
      40202,
      `The $bucket 'groupBy' field must be defined as a $-prefixed path or an expression, but found: ${show(operand.get('groupBy'))}.`,
    );
  return operand;
};

const bucket: MakeStage = (spec, { variables }) => {
  const operand = checkBucket(spec);
  const by = compileExpression(operand.get('groupBy'));
  const boundaries = boundariesOf(operand);
  const makers = outputOf(operand);
  return bucketStage(
    (root) => bucketOf(settle(by(scopeOf(root, variables))), boundaries, operand),
    makers,
    variables,
  );
};

const bucketOf = (value: Value, boundaries: readonly Value[], operand: Doc): Value => {
  const at = boundaries.findLastIndex((boundary) => compare(boundary, value) <= 0);
  const found = at >= 0 && at < boundaries.length - 1 ? boundaries[at] : undefined;
  if (found !== undefined) return found;
  if (operand.has('default')) return settle(constant(operand.get('default')));
  throw new StoreError(
    40066,
    '$switch could not find a matching branch for an input, and no default was specified.',
  );
};

const bucketStage = (
  idOf: (root: Doc) => Value,
  makers: Makers,
  variables: ReadonlyMap<string, Maybe>,
): Stage =>
  folded(newGroups, adding(idOf, makers, variables), (groups) =>
    [...groups.values()].sort((a, b) => compare(a.id, b.id)).map((found) => found.result()),
  );

interface Keyed {
  readonly root: Doc;
  readonly value: Value;
}

/** Cuts sorted documents into about equal parts; equal values stay together. */
const parts = (sorted: readonly Keyed[], count: number): readonly (readonly Keyed[])[] => {
  const made: Keyed[][] = [];
  const size = Math.max(Math.round(sorted.length / count), 1);
  let at = 0;
  while (at < sorted.length) {
    let end = made.length === count - 1 ? sorted.length : Math.min(at + size, sorted.length);
    while (end < sorted.length && compare(sorted[end]?.value, sorted[end - 1]?.value) === 0) end += 1;
    made.push(sorted.slice(at, end));
    at = end;
  }
  return made;
};

const GRANULARITIES = [
  ...['R5', 'R10', 'R20', 'R40', 'R80', '1-2-5', 'POWERSOF2'],
  ...['E6', 'E12', 'E24', 'E48', 'E96', 'E192'],
];

const refuseGranularity = (wanted: Value): void => {
  if (wanted === undefined) return;
  if (typeof wanted !== 'string')
    throw new StoreError(
      40261,
      `The $bucketAuto 'granularity' field must be a string, but found type: ${typeOf(wanted)}.`,
    );
  if (!GRANULARITIES.includes(wanted))
    throw new StoreError(40257, `Unknown rounding granularity '${wanted}'`);
  throw new StoreError('NotImplemented', "$bucketAuto 'granularity' is not supported by the embedded store");
};

const bucketCount = (wanted: Value): number => {
  if (!isNumeric(wanted))
    throw new StoreError(40241, "The $bucketAuto 'buckets' field must be a numeric value");
  const count = toInteger(wanted);
  if (count === undefined)
    throw new StoreError(40242, "The $bucketAuto 'buckets' field must be representable as a 32-bit integer");
  if (count <= 0)
    throw new StoreError(
      40243,
      `The $bucketAuto 'buckets' field must be greater than 0, but found: ${count}`,
    );
  return count;
};

const checkAuto = (operand: Value): Doc => {
  if (!isDoc(operand)) throw new StoreError(40240, 'The argument to $bucketAuto must be an object');
  for (const name of operand.keys())
    if (!['groupBy', 'buckets', 'output', 'granularity'].includes(name))
      throw new StoreError(40245, `Unrecognized option to $bucketAuto: ${name}.`);
  if (!operand.has('groupBy') || !operand.has('buckets'))
    throw new StoreError(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified.");
  if (!isExpression(operand.get('groupBy')))
    throw new StoreError(
      40239,
      `The $bucketAuto 'groupBy' field must be defined as a $-prefixed path or an expression, but found: ${show(operand.get('groupBy'))}.`,
    );
  refuseGranularity(operand.get('granularity'));
  return operand;
};

const bucketAuto: MakeStage = (spec, { variables }) => {
  const operand = checkAuto(spec);
  const count = bucketCount(operand.get('buckets'));
  const by = compileExpression(operand.get('groupBy'));
  const makers = outputOf(operand);
  return together((all) => {
    const keyed = all.map((root) => ({ root, value: settle(by(scopeOf(root, variables))) }));
    const cut = parts(
      keyed.sort((a, b) => compare(a.value, b.value)),
      count,
    );
    return cut.map((part, at) => {
      const max = cut[at + 1]?.[0]?.value ?? part.at(-1)?.value;
      const found = new Group(doc({ min: part[0]?.value ?? null, max: max ?? null }), makers);
      for (const { root } of part) found.add(root, variables);
      return found.result();
    });
  });
};

/** Stages that group by ranges of a value. */
export const BUCKETS: Readonly<Record<string, MakeStage>> = { $bucket: bucket, $bucketAuto: bucketAuto };
