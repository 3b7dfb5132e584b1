import { isNumeric, type Numeric } from '../bson/number.js';
import { type Doc, isDoc, type Maybe, MISSING, typeOf, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import type { Compile, Evaluate, Operator } from './scope.js';

/** True for null, undefined and missing, which most operators answer with null. */
export const isNullish = (value: Maybe): value is null | undefined | typeof MISSING =>
  value === MISSING || value === null || value === undefined;

/** A value where an array or document needs one: missing becomes null. */
export const settle = (value: Maybe): Value => (value === MISSING ? null : value);

/** The name of a value's type in error texts; `missing` for nothing. */
export const typeName = (value: Maybe): string => (value === MISSING ? 'missing' : typeOf(value));

const operandsOf = (operand: Value): readonly Value[] => (Array.isArray(operand) ? operand : [operand]);

/** An operator with `least` to `most` operands, all evaluated before `run`. */
export const operands =
  (least: number, most: number, run: (values: readonly Maybe[], name: string) => Maybe): Operator =>
  (operand, compile, name) => {
    const given = operandsOf(operand);
    checkCount(name, given.length, least, most);
    const evaluates = given.map(compile);
    return (scope) =>
      run(
        evaluates.map((evaluate) => evaluate(scope)),
        name,
      );
  };

const checkCount = (name: string, given: number, least: number, most: number): void => {
  if (given >= least && given <= most) return;
  const wanted =
    least === most
      ? `exactly ${least} arguments`
      : most === Infinity
        ? `at least ${least} arguments`
        : `at least ${least} arguments, and at most ${most},`;
  if (least === most)
    throw new StoreError(16020, `Expression ${name} takes ${wanted}. ${given} were passed in.`);
  throw new StoreError(28667, `Expression ${name} takes ${wanted} but ${given} were passed in.`);
};

/** An operator of one operand. */
export const unary = (run: (value: Maybe, name: string) => Maybe): Operator =>
  operands(1, 1, ([value], name) => run(value === undefined ? undefined : value, name));

/** An operator of one operand that answers null for null. */
export const unaryOrNull = (run: (value: Value, name: string) => Maybe): Operator =>
  unary((value, name) => (isNullish(value) ? null : run(value, name)));

/** The fields of an operator that takes a document, with unknown and missing ones refused. */
export const namedOperands = (
  name: string,
  operand: Value,
  known: { readonly required: readonly string[]; readonly optional?: readonly string[] },
  codes: { readonly shape: number; readonly unknown: number; readonly missing: number },
): Doc => {
  if (!isDoc(operand)) throw new StoreError(codes.shape, `${name} only supports an object as its argument`);
  const all = [...known.required, ...(known.optional ?? [])];
  for (const field of operand.keys())
    if (!all.includes(field))
      throw new StoreError(codes.unknown, `Unrecognized argument to ${name}: ${field}`);
  for (const field of known.required)
    if (!operand.has(field)) throw new StoreError(codes.missing, `Missing '${field}' parameter to ${name}`);
  return operand;
};

const nothing: Evaluate = () => MISSING;

/** Compiles the fields of a document operand; absent ones give MISSING. */
export const compileFields = (operand: Doc, compile: Compile): ((field: string) => Evaluate) => {
  const compiled = new Map<string, Evaluate>();
  for (const [field, value] of operand) compiled.set(field, compile(value));
  return (field) => compiled.get(field) ?? nothing;
};

/** The value as a number, or the refusal with the operator's own code. */
export const needNumber = (value: Value, code: number, message: string): Numeric => {
  if (!isNumeric(value)) throw new StoreError(code, message);
  return value;
};
