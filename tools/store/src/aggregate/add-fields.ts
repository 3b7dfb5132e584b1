import { type Doc, isDoc, type Maybe, MISSING, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { compileExpression } from './expression.js';
import { type Evaluate, type Scope, scopeOf } from './scope.js';

type Node = Evaluate | Map<string, Node>;

const place = (root: Map<string, Node>, path: readonly string[], node: Evaluate, whole: string): void => {
  let at = root;
  for (const part of path.slice(0, -1)) {
    const next = at.get(part) ?? new Map<string, Node>();
    if (!(next instanceof Map))
      throw new StoreError(
        40176,
        `specification contains two conflicting paths. Cannot specify both '${whole}' and '${path.slice(0, -1).join('.')}'`,
      );
    at.set(part, next);
    at = next;
  }
  const last = path.at(-1) ?? '';
  if (at.has(last))
    throw new StoreError(
      40176,
      `specification contains two conflicting paths. Cannot specify both '${whole}' and '${whole}'`,
    );
  at.set(last, node);
};

const read = (root: Map<string, Node>, prefix: readonly string[], spec: Doc): void => {
  for (const [path, value] of spec) {
    if (path === '') throw new StoreError(40352, 'FieldPath cannot be constructed with empty string');
    if (path.startsWith('$'))
      throw new StoreError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
    const parts = [...prefix, ...path.split('.')];
    const nested = isDoc(value) && value.size > 0 && value.keys().next().value?.startsWith('$') !== true;
    if (nested) read(root, parts, value);
    else place(root, parts, compileExpression(value), parts.join('.'));
  }
};

const setInto = (value: Maybe, node: Node, scope: Scope): Maybe => {
  if (!(node instanceof Map)) return node(scope);
  if (Array.isArray(value)) return value.map((element) => setInto(element, node, scope) as Value);
  const made: Doc = new Map(isDoc(value) ? value : []);
  for (const [name, child] of node) {
    const inner = setInto(made.has(name) ? made.get(name) : MISSING, child, scope);
    if (inner === MISSING) made.delete(name);
    else made.set(name, inner);
  }
  return made;
};

/** Compiles the fields of `$addFields`: they are put into documents, into every element of arrays on the way. */
export const addFields = (spec: Doc): ((root: Doc, variables: ReadonlyMap<string, Maybe>) => Doc) => {
  const tree = new Map<string, Node>();
  read(tree, [], spec);
  return (root, variables) => setInto(root, tree, scopeOf(root, variables)) as Doc;
};
