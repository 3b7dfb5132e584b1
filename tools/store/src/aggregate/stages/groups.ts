import { type Doc, doc, isDoc, type Maybe, type Value } from '../../bson/value.js';
import { sameKey } from '../../collation/same-key.js';
import { StoreError } from '../../errors.js';
import type { Accumulator } from '../accumulator.js';
import { compileAccumulator } from '../accumulators.js';
import { settle } from '../build.js';
import { scopeOf } from '../scope.js';

/** How each field of a group's document is made. */
export type Makers = readonly (readonly [string, () => Accumulator])[];

/** Reads the fields of a group: each must be one accumulator. */
export const makersOf = (fields: Iterable<readonly [string, Value]>): Makers =>
  [...fields].map(([name, spec]) => {
    if (name.includes('.')) throw new StoreError(40235, `The field name '${name}' cannot contain '.'`);
    if (name.startsWith('$'))
      throw new StoreError(40236, `The field name '${name}' cannot be an operator name`);
    return [name, compileAccumulator(name, spec)] as const;
  });

/** A group in the making. */
export class Group {
  private readonly accumulators: readonly (readonly [string, Accumulator])[];

  constructor(
    readonly id: Value,
    makers: Makers,
  ) {
    this.accumulators = makers.map(([name, make]) => [name, make()] as const);
  }

  add(root: Doc, variables: ReadonlyMap<string, Maybe>): void {
    const scope = scopeOf(root, variables);
    for (const [, accumulator] of this.accumulators) accumulator.add(scope);
  }

  result(): Doc {
    const made = doc({ _id: this.id });
    for (const [name, accumulator] of this.accumulators) made.set(name, settle(accumulator.result()));
    return made;
  }
}

/** Groups by what their documents have in common. */
export type Groups = Map<string, Group>;
export const newGroups = (): Groups => new Map();

/** Puts a document into the group it belongs to. */
export const adding =
  (idOf: (root: Doc) => Value, makers: Makers, variables: ReadonlyMap<string, Maybe>) =>
  (groups: Groups, root: Doc): void => {
    const id = idOf(root);
    const key = sameKey(id);
    const found = groups.get(key) ?? new Group(id, makers);
    groups.set(key, found);
    found.add(root, variables);
  };

/** True for a path or an expression, as MongoDB wants what documents are grouped by. */
export const isExpression = (value: Value): boolean =>
  isDoc(value)
    ? value.keys().next().value?.startsWith('$') === true
    : typeof value === 'string' && value.startsWith('$');
