import { BSONRegExp, BSONSymbol } from 'bson';
import { expressionTest } from '../aggregate/query-expression.js';
import { isNumeric, toDouble } from '../bson/number.js';
import { type Doc, isDoc, type Maybe, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import type { Expression } from './expression.js';
import { geoIntersects, geoWithin, readNear } from './geo/questions.js';
import { jsonSchema } from './json-schema.js';
import { equalTo, modulo, ofSize } from './leaf-tests.js';
import {
  and,
  bad,
  bitsLeaf,
  equality,
  exists,
  inequality,
  inLeaf,
  isOperatorDoc,
  leaf,
  type LeafParts,
  not,
  type ParseOperator,
  REFERENCE_FIELDS,
  regexLeaf,
  regexOperator,
  typeLeaf,
} from './leaves.js';
import { matches } from './match.js';

const all = (path: string, operand: Value): Expression => {
  if (!Array.isArray(operand)) throw bad('$all needs an array');
  if (operand.length === 0) return { kind: 'or', children: [] };
  const elemMatches = operand.filter((element) => isDoc(element) && element.has('$elemMatch'));
  if (elemMatches.length > 0 && elemMatches.length !== operand.length) throw bad('no $ expressions in $all');
  return and(operand.map((element) => allElement(path, element)));
};

const allElement = (path: string, element: Value): Expression => {
  if (element instanceof BSONRegExp) return regexLeaf(path, element);
  if (!isOperatorDoc(element)) return equality(path, element);
  if (!element.has('$elemMatch')) throw bad('no $ expressions in $all');
  return and(operatorsOf(path, element));
};

const LOGICAL = new Set(['$and', '$or', '$nor', '$where', '$expr']);

const elemMatch = (path: string, operand: Value): Expression => {
  if (!isDoc(operand)) throw bad('$elemMatch needs an Object');
  const [first] = operand.keys();
  if (first?.startsWith('$') && !LOGICAL.has(first) && !REFERENCE_FIELDS.has(first))
    return elemMatchValue(path, operand);
  const inner = parseFilter(operand);
  const fits = (element: Value): boolean => {
    if (isDoc(element)) return matches(inner, element);
    return Array.isArray(element) && matches(inner, new Map(element.map((value, at) => [String(at), value])));
  };
  return leaf(path, { operator: 'elemMatchObject', operand, inner, ...anyElement(fits) });
};

const elemMatchValue = (path: string, operand: Doc): Expression => {
  const inner = and(operatorsOf('', operand));
  const fits = (element: Value): boolean => matches(inner, new Map([['', element]]));
  return leaf(path, { operator: 'elemMatchValue', operand, ...anyElement(fits) });
};

const anyElement = (
  fits: (element: Value) => boolean,
): Required<Pick<LeafParts, 'test' | 'position' | 'arrays'>> => ({
  arrays: 'whole',
  test: (value) => Array.isArray(value) && value.some(fits),
  position: (value) => (Array.isArray(value) ? value.findIndex(fits) : undefined),
});

const negation = (path: string, operand: Value): Expression => {
  if (operand instanceof BSONRegExp) return not(regexLeaf(path, operand));
  if (!isDoc(operand)) throw bad('$not needs a regex or a document');
  if (operand.size === 0) throw bad('$not cannot be empty');
  const [first] = operand.keys();
  if (!isOperatorDoc(operand)) throw bad(`unknown operator: ${first ?? ''}`);
  return not(and(operatorsOf(path, operand)));
};

const notEqual = (path: string, operand: Value): Expression => {
  if (operand instanceof BSONRegExp) throw bad(`Can't have regex as arg to $ne.`);
  return not(equality(path, operand));
};

const near =
  (name: string): ParseOperator =>
  (path, operand, siblings) => {
    const asked = readNear(name, operand, siblings);
    return leaf(path, {
      operator: 'geo',
      operand,
      near: asked,
      test: (value) => asked.distance(value) !== undefined,
    });
  };

/** The limits of a legacy `$near`, which reads them itself. */
const beside: ParseOperator = (_path, _operand, siblings) => {
  if (!siblings.has('$near') && !siblings.has('$nearSphere'))
    throw bad('$maxDistance and $minDistance need a $near');
  return undefined;
};

/** The operators that stand beside a field name. */
export const FIELD_OPERATORS: Record<string, ParseOperator> = {
  $eq: (path, operand) =>
    operand instanceof BSONRegExp
      ? leaf(path, { operator: 'eq', operand, test: equalTo(operand) })
      : equality(path, operand),
  $ne: notEqual,
  $gt: inequality('gt', (order) => order > 0),
  $gte: inequality('gte', (order) => order >= 0),
  $lt: inequality('lt', (order) => order < 0),
  $lte: inequality('lte', (order) => order <= 0),
  $in: (path, operand) => inLeaf('$in', path, operand),
  $nin: (path, operand) => not(inLeaf('$nin', path, operand)),
  $exists: exists,
  $type: typeLeaf,
  $regex: regexOperator,
  $options: (_path, _operand, siblings) => {
    if (!siblings.has('$regex')) throw bad('$options needs a $regex');
    return undefined;
  },
  $mod: (path, operand) => leaf(path, { operator: 'mod', operand, test: modulo(operand) }),
  $size: (path, operand) => leaf(path, { operator: 'size', operand, arrays: 'whole', test: ofSize(operand) }),
  $all: all,
  $elemMatch: elemMatch,
  $not: negation,
  $bitsAllSet: bitsLeaf('$bitsAllSet', (masked, mask) => masked === mask),
  $bitsAllClear: bitsLeaf('$bitsAllClear', (masked) => masked === 0n),
  $bitsAnySet: bitsLeaf('$bitsAnySet', (masked) => masked !== 0n),
  $bitsAnyClear: bitsLeaf('$bitsAnyClear', (masked, mask) => masked !== mask),
  $comment: () => undefined,
  $near: near('$near'),
  $nearSphere: near('$nearSphere'),
  $geoNear: near('$near'),
  $geoWithin: (path, operand) => leaf(path, { operator: 'geo', operand, test: geoWithin(operand) }),
  $within: (path, operand) => leaf(path, { operator: 'geo', operand, test: geoWithin(operand) }),
  $geoIntersects: (path, operand) => leaf(path, { operator: 'geo', operand, test: geoIntersects(operand) }),
  $maxDistance: beside,
  $minDistance: beside,
};

const operatorsOf = (path: string, operators: Doc): readonly Expression[] => {
  const found: Expression[] = [];
  for (const [name, operand] of operators) {
    const parse = Object.hasOwn(FIELD_OPERATORS, name) ? FIELD_OPERATORS[name] : undefined;
    if (!parse) throw bad(`unknown operator: ${name}`);
    const parsed = parse(path, operand, operators);
    if (parsed) found.push(parsed);
  }
  return found;
};

const branches = (name: string, operand: Value, variables: Variables): readonly Expression[] => {
  if (!Array.isArray(operand)) throw bad(`${name} must be an array`);
  if (operand.length === 0) throw bad(`$and/$or/$nor must be a nonempty array`);
  return operand.map((branch) => {
    if (!isDoc(branch)) throw bad('$or/$and/$nor entries need to be full objects');
    return parseFilter(branch, variables);
  });
};

type Variables = ReadonlyMap<string, Maybe>;
type ParseTop = (operand: Value, variables: Variables) => Expression | undefined;

/** `$sampleRate`: each document fits with this probability. */
const sampled = (rate: Value): Expression => {
  if (!isNumeric(rate)) throw bad('argument to $sampleRate must be a numeric type');
  const share = toDouble(rate);
  if (!(share >= 0 && share <= 1)) throw bad('numeric argument to $sampleRate must be in [0, 1]');
  return { kind: 'computed', test: () => Math.random() < share };
};

/** The operators that stand for a whole document. */
export const TOP_OPERATORS: Record<string, ParseTop> = {
  $and: (operand, variables) => and(branches('$and', operand, variables)),
  $or: (operand, variables) => ({ kind: 'or', children: branches('$or', operand, variables) }),
  $nor: (operand, variables) => ({ kind: 'nor', children: branches('$nor', operand, variables) }),
  $expr: (operand, variables) => ({ kind: 'computed', test: expressionTest(operand, variables) }),
  $jsonSchema: (operand) => jsonSchema(operand),
  $comment: () => undefined,
  $sampleRate: (operand) => sampled(operand),
  $alwaysTrue: () => ({ kind: 'and', children: [] }),
  $alwaysFalse: () => ({ kind: 'or', children: [] }),
  $where: () => {
    throw bad('no globalScriptEngine in $where parsing');
  },
  $text: () => {
    throw new StoreError('IndexNotFound', 'text index required for $text query');
  },
};

const parseTop = (name: string, operand: Value, variables: Variables): Expression | undefined => {
  const parse = Object.hasOwn(TOP_OPERATORS, name) ? TOP_OPERATORS[name] : undefined;
  if (parse) return parse(operand, variables);
  throw bad(
    `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
  );
};

const parseField = (path: string, operand: Value): Expression => {
  if (operand instanceof BSONRegExp) return regexLeaf(path, operand);
  if (operand instanceof BSONSymbol) return equality(path, operand);
  return isOperatorDoc(operand) ? and(operatorsOf(path, operand)) : equality(path, operand);
};

const NO_VARIABLES: Variables = new Map();

/**
 * Parses a filter; throws BadValue (2) and kin, in MongoDB's words, for what it does not know.
 *
 * @param variables what `$expr` may refer to.
 */
export const parseFilter = (filter: Doc, variables: Variables = NO_VARIABLES): Expression => {
  const found: Expression[] = [];
  for (const [name, operand] of filter) {
    const parsed =
      name.startsWith('$') && !REFERENCE_FIELDS.has(name)
        ? parseTop(name, operand, variables)
        : parseField(name, operand);
    if (parsed) found.push(parsed);
  }
  return and(found);
};
