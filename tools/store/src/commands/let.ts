import { constant } from '../aggregate/expression.js';
import { checkVariableName } from '../aggregate/variable-name.js';
import type { Maybe } from '../bson/value.js';
import type { Request } from './request.js';

/** The variables of a command: those of `let`, and the time as NOW. */
export const letVariables = (request: Request): ReadonlyMap<string, Maybe> => {
  const given = request.optionalDoc('let');
  const variables = new Map<string, Maybe>([['NOW', request.now]]);
  for (const [name, expression] of given ?? []) {
    checkVariableName(name);
    variables.set(name, constant(expression));
  }
  return variables;
};
