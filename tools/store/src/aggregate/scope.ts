import type { Maybe, Value } from '../bson/value.js';

/** What an expression is evaluated in: the document, the variables of `$let`, `$map` and kin, and the time of the command. */
export interface Scope {
  readonly root: Value;
  readonly variables: ReadonlyMap<string, Maybe>;
}

/** A compiled expression. */
export type Evaluate = (scope: Scope) => Maybe;
/** Compiles an operand; operators get it to compile their arguments. */
export type Compile = (expression: Value) => Evaluate;
/** Compiles the operand of one operator. */
export type Operator = (operand: Value, compile: Compile, name: string) => Evaluate;

/** The scope of a document with the variables that every expression sees. */
export const scopeOf = (root: Value, variables: ReadonlyMap<string, Maybe> = new Map()): Scope => ({
  root,
  variables,
});

/** A scope with more variables. */
export const withVariables = (scope: Scope, more: Iterable<readonly [string, Maybe]>): Scope => ({
  root: scope.root,
  variables: new Map([...scope.variables, ...more]),
});
