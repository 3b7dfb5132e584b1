import type { Doc, Maybe, Value } from '../bson/value.js';
import { compileExpression } from './expression.js';
import { truthy } from './operators/logic.js';
import { scopeOf } from './scope.js';

/** `$expr` of a filter as a test; `variables` are those of `let`. */
export const expressionTest = (
  operand: Value,
  variables: ReadonlyMap<string, Maybe> = new Map(),
): ((root: Doc) => boolean) => {
  const evaluate = compileExpression(operand);
  return (root) => truthy(evaluate(scopeOf(root, variables)));
};
