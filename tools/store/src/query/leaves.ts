import { BSONRegExp } from 'bson';
import { isNumeric, toDouble } from '../bson/number.js';
import { type Doc, isDoc, MISSING, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { type Expression, type Leaf, type LeafOperator } from './expression.js';
import { bits, equalTo, fitsRegex, oneOf, ordered, type Test } from './leaf-tests.js';
import type { Near } from './geo/questions.js';
import { type LeafArrays, splitPath } from './path.js';
import { isOfType, parseTypes } from './types.js';

/** What a question needs beside its path. */
export interface LeafParts {
  readonly operator: LeafOperator;
  readonly operand: Value;
  readonly test: Test;
  readonly arrays?: LeafArrays;
  readonly position?: NonNullable<Leaf['position']>;
  readonly inner?: Expression;
  readonly near?: Near;
}

/** A question about one path. */
export const leaf = (path: string, parts: LeafParts): Leaf => ({
  kind: 'leaf',
  path,
  parts: splitPath(path),
  arrays: 'elements',
  ...parts,
});

/** The opposite. */
export const not = (child: Expression): Expression => ({ kind: 'not', child });
/** All of them. */
export const and = (children: readonly Expression[]): Expression =>
  children.length === 1 && children[0] ? children[0] : { kind: 'and', children };

/** BadValue (2). */
export const bad = (message: string): StoreError => new StoreError('BadValue', message);

const refuseUndefined = (value: Value): void => {
  if (value === undefined) throw bad('cannot compare to undefined');
};

/** Equality with a value; undefined is refused. */
export const equality = (path: string, operand: Value): Expression => {
  refuseUndefined(operand);
  return leaf(path, { operator: 'eq', operand, test: equalTo(operand) });
};

/** A pattern. */
export const regexLeaf = (path: string, operand: BSONRegExp): Expression =>
  leaf(path, { operator: 'regex', operand, test: fitsRegex(operand) });

/** `$gt` and its kin. */
export const inequality =
  (operator: LeafOperator, accept: (order: number) => boolean): ParseOperator =>
  (path, operand) => {
    refuseUndefined(operand);
    if (operand instanceof BSONRegExp)
      throw bad(`Can't have RegEx as arg to predicate over field '${path}'.`);
    return leaf(path, { operator, operand, test: ordered(operand, accept) });
  };

/** True for a document of operators: its first field starts with a dollar and is not a DBRef's. */
export const isOperatorDoc = (value: Value): value is Doc => {
  if (!isDoc(value)) return false;
  const [first] = value.keys();
  return first !== undefined && first.startsWith('$') && !REFERENCE_FIELDS.has(first);
};

/** A document that starts with these is a DBRef, not a set of operators. */
export const REFERENCE_FIELDS = new Set(['$ref', '$id', '$db']);

/** `$in`, and `$nin` by its opposite. */
export const inLeaf = (name: string, path: string, operand: Value): Expression => {
  if (!Array.isArray(operand)) throw bad(`${name} needs an array`);
  if (operand.some(isOperatorDoc)) throw bad(`cannot nest $ under ${name}`);
  operand.forEach(refuseUndefined);
  return leaf(path, { operator: 'in', operand, test: oneOf(operand) });
};

/** `$exists`. */
export const exists = (path: string, operand: Value): Expression => {
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

/** `$type`. */
export const typeLeaf = (path: string, operand: Value): Expression => {
  const types = parseTypes(operand);
  return leaf(path, {
    operator: 'type',
    operand,
    test: (value) => value !== MISSING && isOfType(value, types),
  });
};

/** Parses one operator beside a field name; undefined when it asks nothing by itself. */
export type ParseOperator = (path: string, operand: Value, siblings: Doc) => Expression | undefined;

/** The four operators on bits. */
export const bitsLeaf =
  (name: string, accept: (masked: bigint, mask: bigint) => boolean): ParseOperator =>
  (path, operand) =>
    leaf(path, { operator: 'bits', operand, test: bits(operand, name, accept) });

/** `$regex` with its `$options`. */
export const regexOperator: ParseOperator = (path, operand, siblings) => {
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
