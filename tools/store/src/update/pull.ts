import { BSONRegExp } from 'bson';
import { equal } from '../bson/compare.js';
import { isDoc, type Value } from '../bson/value.js';
import { matches } from '../query/match.js';
import { parseFilter } from '../query/parse.js';

/** Which elements `$pull` removes: those that equal the operand, fit it as a filter, or meet its operators. */
export const pullTest = (operand: Value): ((element: Value) => boolean) => {
  if (isDoc(operand)) {
    const [first] = operand.keys();
    return first?.startsWith('$') && !['$and', '$or', '$nor'].includes(first)
      ? elementTest(operand)
      : documentTest(operand);
  }
  return operand instanceof BSONRegExp ? elementTest(operand) : (element) => equal(element, operand);
};

const documentTest = (operand: ReadonlyMap<string, Value>): ((element: Value) => boolean) => {
  const filter = parseFilter(new Map(operand));
  return (element) => isDoc(element) && matches(filter, element);
};

const elementTest = (operand: Value): ((element: Value) => boolean) => {
  const filter = parseFilter(new Map([['element', operand]]));
  return (element) => matches(filter, new Map([['element', element]]));
};
