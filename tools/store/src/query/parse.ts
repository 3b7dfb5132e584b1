import { BSONRegExp, BSONSymbol } from 'bson';
import { isNumeric, toDouble } from '../bson/number.js';
import { type Doc, isDoc, type Maybe, MISSING, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { expressionTest } from '../aggregate/query-expression.js';
import { type Expression, type Leaf, type LeafOperator } from './expression.js';
import { bits, equalTo, fitsRegex, modulo, ofSize, oneOf, ordered, type Test } from './leaf-tests.js';
import { matches } from './match.js';
import { type LeafArrays, splitPath } from './path.js';
import { jsonSchema } from './json-schema.js';
import { isOfType, parseTypes } from './types.js';

interface LeafParts {
  readonly operator: LeafOperator;
  readonly operand: Value;
  readonly test: Test;
  readonly arrays?: LeafArrays;
  readonly position?: NonNullable<Leaf['position']>;
  readonly inner?: Expression;
}

const leaf = (path: string, parts: LeafParts): Leaf => ({
  kind: 'leaf',
  path,
  parts: splitPath(path),
  arrays: 'elements',
  ...parts,
});

const not = (child: Expression): Expression => ({ kind: 'not', child });
const and = (children: readonly Expression[]): Expression =>
  children.length === 1 && children[0] ? children[0] : { kind: 'and', children };

const bad = (message: string): StoreError => new StoreError('BadValue', message);

const refuseUndefined = (value: Value): void => {
  if (value === undefined) throw bad('cannot compare to undefined');
};

const equality = (path: string, operand: Value): Expression => {
  refuseUndefined(operand);
  return leaf(path, { operator: 'eq', operand, test: equalTo(operand) });
};

const regexLeaf = (path: string, operand: BSONRegExp): Expression =>
  leaf(path, { operator: 'regex', operand, test: fitsRegex(operand) });

const inequality =
  (operator: LeafOperator, accept: (order: number) => boolean): ParseOperator =>
  (path, operand) => {
    refuseUndefined(operand);
    if (operand instanceof BSONRegExp)
      throw bad(`Can't have RegEx as arg to predicate over field '${path}'.`);
    return leaf(path, { operator, operand, test: ordered(operand, accept) });
  };

const isOperatorDoc = (value: Value): value is Doc => {
  if (!isDoc(value)) return false;
  const [first] = value.keys();
  return first !== undefined && first.startsWith('$') && !REFERENCE_FIELDS.has(first);
};

/** A document that starts with these is a DBRef, not a set of operators. */
const REFERENCE_FIELDS = new Set(['$ref', '$id', '$db']);

const inLeaf = (name: string, path: string, operand: Value): Expression => {
  if (!Array.isArray(operand)) throw bad(`${name} needs an array`);
  if (operand.some(isOperatorDoc)) throw bad(`cannot nest $ under ${name}`);
  operand.forEach(refuseUndefined);
  return leaf(path, { operator: 'in', operand, test: oneOf(operand) });
};

const exists = (path: string, operand: Value): Expression => {
  const found = leaf(path, {
    operator: 'exists',
    operand: true,
    arrays: 'elements',
    test: (value) => value !== MISSING,
  });
  return isTrue(operand) ? found : not(found);
};

/** What MongoDB takes for true where it expects a boolean: any number but zero, anything that is not null or false. */
export const isTrue = (value: Value): boolean => {
  if (isNumeric(value)) return toDouble(value) !== 0;
  return value !== null && value !== undefined && value !== false;
};

const typeLeaf = (path: string, operand: Value): Expression => {
  const types = parseTypes(operand);
  return leaf(path, {
    operator: 'type',
    operand,
    test: (value) => value !== MISSING && isOfType(value, types),
  });
};

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

const bitsLeaf =
  (name: string, accept: (masked: bigint, mask: bigint) => boolean): ParseOperator =>
  (path, operand) =>
    leaf(path, { operator: 'bits', operand, test: bits(operand, name, accept) });

type ParseOperator = (path: string, operand: Value, siblings: Doc) => Expression | undefined;

const regexOperator: ParseOperator = (path, operand, siblings) => {
  const options = siblings.get('$options');
  if (options !== undefined && typeof options !== 'string') throw bad('$options has to be a string');
  if (operand instanceof BSONRegExp) {
    if (options !== undefined && operand.options !== '')
      throw new StoreError(51075, 'options set in both $regex and $options');
    return regexLeaf(path, new BSONRegExp(operand.pattern, options ?? operand.options));
  }
  if (typeof operand !== 'string') throw bad('$regex has to be a string');
  checkRegexOptions(options ?? '');
  return regexLeaf(path, new BSONRegExp(operand, options ?? ''));
};

const checkRegexOptions = (options: string): void => {
  const wrong = /[^imsxu]/.exec(options)?.[0];
  if (wrong) throw new StoreError(51108, `invalid flag in regex options: ${wrong}`);
};

/** The operators that stand beside a field name. */
const FIELD_OPERATORS: Record<string, ParseOperator> = {
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
  $near: () => noGeoIndex(),
  $nearSphere: () => noGeoIndex(),
  $geoNear: () => noGeoIndex(),
  $geoWithin: () => unsupported('$geoWithin'),
  $geoIntersects: () => unsupported('$geoIntersects'),
  $within: () => unsupported('$within'),
};

const noGeoIndex = (): never => {
  throw new StoreError(
    291,
    'error processing query: planner returned error :: caused by :: unable to find index for $geoNear query',
  );
};

const unsupported = (name: string): never => {
  throw new StoreError('NotImplemented', `${name} is not supported by the embedded store`);
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

/** The operators that stand for a whole document. */
const TOP_OPERATORS: Record<string, ParseTop> = {
  $and: (operand, variables) => and(branches('$and', operand, variables)),
  $or: (operand, variables) => ({ kind: 'or', children: branches('$or', operand, variables) }),
  $nor: (operand, variables) => ({ kind: 'nor', children: branches('$nor', operand, variables) }),
  $expr: (operand, variables) => ({ kind: 'computed', test: expressionTest(operand, variables) }),
  $jsonSchema: (operand) => jsonSchema(operand),
  $comment: () => undefined,
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
