import type { Maybe, Value } from '../bson/value.js';
import type { Scope } from './scope.js';

/** Gathers values of a group and answers the result. */
export interface Accumulator {
  add(scope: Scope): void;
  result(): Maybe;
}

/** Compiles the operand once; makes a fresh accumulator for each group. */
export type MakeAccumulator = (operand: Value, name: string) => () => Accumulator;
