import { type Doc, isDoc, type Maybe, MISSING, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import type { Branch, Leaf, Projection } from './projection.js';
import { type Scope, scopeOf } from './scope.js';

interface Run {
  readonly inclusive: boolean;
  readonly scope: Scope;
  readonly position: number | undefined;
}

const atPosition = (value: Value, run: Run): Maybe => {
  if (!Array.isArray(value)) return value;
  if (run.position === undefined || run.position >= value.length)
    throw new StoreError(
      51246,
      "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
    );
  return [value[run.position]];
};

const projectLeaf = (leaf: Leaf, value: Value, run: Run): Maybe => {
  switch (leaf.kind) {
    case 'include':
      return value;
    case 'exclude':
      return MISSING;
    case 'compute':
      return leaf.evaluate(run.scope);
    case 'apply':
      return leaf.apply(value);
    case 'positional':
      return atPosition(value, run);
  }
};

const projectInto = (node: Branch, value: Value, run: Run): Maybe => {
  if (isDoc(value)) return projectDoc(node, value, run);
  if (Array.isArray(value))
    return value.map((element) => projectInto(node, element, run)).filter((element) => element !== MISSING);
  if (hasComputed(node)) return projectDoc(node, new Map(), run);
  return run.inclusive ? MISSING : value;
};

const hasComputed = (node: Branch): boolean =>
  [...node.children.values()].some(
    (child) => child.kind === 'compute' || (child.kind === 'branch' && hasComputed(child)),
  );

const projectField = (node: Leaf | Branch | undefined, value: Value, run: Run): Maybe => {
  if (!node) return run.inclusive ? MISSING : value;
  return node.kind === 'branch' ? projectInto(node, value, run) : projectLeaf(node, value, run);
};

const projectDoc = (node: Branch, value: Doc, run: Run): Doc => {
  const made: Doc = new Map();
  for (const [name, field] of value) {
    const child = node.children.get(name);
    if (child?.kind === 'compute') continue;
    const kept = projectField(child, field, run);
    if (kept !== MISSING) made.set(name, kept);
  }
  for (const [name, child] of node.children) addComputed(made, name, child, value, run);
  return made;
};

const addComputed = (made: Doc, name: string, child: Leaf | Branch, value: Doc, run: Run): void => {
  const missing = !value.has(name);
  if (child.kind !== 'compute' && !(child.kind === 'branch' && missing && hasComputed(child))) return;
  const computed =
    child.kind === 'branch' ? projectDoc(child, new Map(), run) : projectLeaf(child, null, run);
  if (computed !== MISSING) made.set(name, computed);
};

/** The document as the projection shows it. */
export const project = (
  projection: Projection,
  root: Doc,
  given: { readonly position?: number | undefined; readonly variables?: ReadonlyMap<string, Maybe> } = {},
): Doc =>
  projectDoc(projection.root, root, {
    inclusive: projection.inclusive,
    scope: scopeOf(root, given.variables),
    position: given.position,
  });
