import type { Doc, Maybe, Value } from '../bson/value.js';
import type { Near } from './geo/questions.js';
import type { LeafArrays, Path } from './path.js';

/** What a leaf asks; also what the planner reads to find index bounds. */
export type LeafOperator =
  | 'eq'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'in'
  | 'regex'
  | 'exists'
  | 'type'
  | 'mod'
  | 'size'
  | 'bits'
  | 'elemMatchValue'
  | 'elemMatchObject'
  | 'geo';

/** A question about the values of one path. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly path: string;
  readonly parts: Path;
  readonly operator: LeafOperator;
  readonly operand: Value;
  readonly arrays: LeafArrays;
  readonly test: (value: Maybe) => boolean;
  /** For elemMatch: the position of the first element that fits, to tell the positional operator. */
  readonly position?: (value: Maybe) => number | undefined;
  /** For elemMatch on documents: the inner questions, for the planner. */
  readonly inner?: Expression;
  /** For `$near`: distances, to sort by. */
  readonly near?: Near;
}

/** A parsed filter. */
export type Expression =
  | Leaf
  | { readonly kind: 'and' | 'or' | 'nor'; readonly children: readonly Expression[] }
  | { readonly kind: 'not'; readonly child: Expression }
  | { readonly kind: 'computed'; readonly test: (root: Doc) => boolean };

/** The filter that everything fits. */
export const EVERYTHING: Expression = { kind: 'and', children: [] };
