import { compare } from '../../bson/compare.js';
import { doc, type Doc, isDoc, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { settle } from '../build.js';
import { compileExpression } from '../expression.js';
import { scopeOf } from '../scope.js';
import { BUCKETS } from './bucket.js';
import { adding, isExpression, makersOf, newGroups } from './groups.js';
import { folded, type MakeStage, together } from './stage.js';

const group: MakeStage = (operand, { variables }) => {
  if (!isDoc(operand)) throw new StoreError(15947, "a group's fields must be specified in an object");
  if (!operand.has('_id')) throw new StoreError(15955, 'a group specification must include an _id');
  const id = compileExpression(operand.get('_id'));
  const makers = makersOf([...operand].filter(([name]) => name !== '_id'));
  const idOf = (root: Doc): Value => settle(id(scopeOf(root, variables)));
  return folded(newGroups, adding(idOf, makers, variables), (groups) =>
    [...groups.values()].map((found) => found.result()),
  );
};

const count: MakeStage = (operand) => {
  if (typeof operand !== 'string') throw new StoreError(40156, 'the count field must be a non-empty string');
  if (operand === '') throw new StoreError(40156, 'the count field must be a non-empty string');
  if (operand.startsWith('$')) throw new StoreError(40158, 'the count field cannot be a $-prefixed path');
  if (operand.includes('.')) throw new StoreError(40160, "the count field cannot contain '.'");
  return folded(
    () => ({ n: 0 }),
    (state) => (state.n += 1),
    ({ n }) => (n > 0 ? [doc({ [operand]: n })] : []),
  );
};

const sortByCount: MakeStage = (operand, surroundings) => {
  if (typeof operand === 'string' && !operand.startsWith('$'))
    throw new StoreError(
      40148,
      `the sortByCount field must be defined as a $-prefixed path or an expression inside an object`,
    );
  if (typeof operand !== 'string' && !isDoc(operand))
    throw new StoreError(40149, 'the sortByCount field must be specified as a string or as an object');
  if (isDoc(operand) && !isExpression(operand))
    throw new StoreError(
      40147,
      `the sortByCount field must be defined as a $-prefixed path or an expression inside an object`,
    );
  const grouped = group(doc({ _id: operand, count: doc({ $sum: 1 }) }), surroundings);
  const ranked = together((all) => all.sort((a, b) => compare(b.get('count'), a.get('count'))));
  return (documents) => ranked(grouped(documents));
};

/** Stages that make one document of many. */
export const GROUP: Readonly<Record<string, MakeStage>> = {
  $group: group,
  $count: count,
  $sortByCount: sortByCount,
  ...BUCKETS,
};
