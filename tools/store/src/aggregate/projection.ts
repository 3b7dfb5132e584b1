import { isNumeric, toDouble } from '../bson/number.js';
import { type Doc, isDoc, type Maybe, MISSING, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { parseFilter } from '../query/parse.js';
import { matches } from '../query/match.js';
import { compileExpression, isOperator } from './expression.js';
import { constantSlice } from './slice.js';
import { type Evaluate, type Scope, scopeOf } from './scope.js';

/** What happens at one path of a projection. */
type Leaf =
  | { readonly kind: 'include' }
  | { readonly kind: 'exclude' }
  | { readonly kind: 'compute'; readonly evaluate: Evaluate }
  | { readonly kind: 'apply'; readonly apply: (value: Maybe) => Maybe }
  | { readonly kind: 'positional' };

interface Branch {
  readonly kind: 'branch';
  readonly children: Map<string, Leaf | Branch>;
}

/** A parsed projection. */
export interface Projection {
  /** True when only the named fields are kept, false when they are left out. */
  readonly inclusive: boolean;
  readonly root: Branch;
  readonly positional: boolean;
}

/** Where the projection stands: `find` has operators that `$project` lacks. */
export type Dialect = 'find' | '$project';

const branch = (): Branch => ({ kind: 'branch', children: new Map() });

const collision = (path: string): StoreError => new StoreError(31250, `Path collision at ${path}`);
const deepCollision = (path: string, rest: string): StoreError =>
  new StoreError(31249, `Path collision at ${path} remaining portion ${rest}`);

const place = (root: Branch, path: string, leaf: Leaf): void => {
  const parts = path.split('.');
  let at = root;
  for (const [depth, part] of parts.slice(0, -1).entries()) {
    const next = at.children.get(part) ?? branch();
    if (next.kind !== 'branch') throw deepCollision(path, parts.slice(depth + 1).join('.'));
    at.children.set(part, next);
    at = next;
  }
  const last = parts.at(-1) ?? '';
  if (at.children.has(last)) throw collision(path);
  at.children.set(last, leaf);
};

const checkPath = (path: string): void => {
  if (path === '') throw new StoreError(40352, 'FieldPath cannot be constructed with empty string');
  if (path.endsWith('.')) throw new StoreError(40353, "FieldPath must not end with a '.'.");
  if (path.startsWith('.') || path.includes('..'))
    throw new StoreError(15998, 'FieldPath field names may not be empty strings.');
  if (path.startsWith('$'))
    throw new StoreError(
      16410,
      `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    );
};

const elemMatch = (operand: Value): Leaf => {
  if (!isDoc(operand))
    throw new StoreError(31274, `elemMatch: Invalid argument, object required, but got ${typeof operand}`);
  const [first] = operand.keys();
  const ofValues = first?.startsWith('$') === true && !['$and', '$or', '$nor'].includes(first);
  const filter = parseFilter(ofValues ? new Map([['value', operand]]) : operand);
  const fits = (element: Value): boolean =>
    ofValues ? matches(filter, new Map([['value', element]])) : isDoc(element) && matches(filter, element);
  return {
    kind: 'apply',
    apply: (value) => {
      const found = Array.isArray(value) ? value.filter(fits).slice(0, 1) : [];
      return found.length > 0 ? found : MISSING;
    },
  };
};

const findOperator = (name: string, operand: Value): Leaf | undefined => {
  if (name === '$elemMatch') return elemMatch(operand);
  if (name !== '$slice') return undefined;
  const slice = constantSlice(operand);
  return slice && { kind: 'apply', apply: slice };
};

/** Reads the projection of one field. */
class Reader {
  inclusive: boolean | undefined;
  positional = false;
  readonly root = branch();

  constructor(private readonly dialect: Dialect) {}

  private mode(inclusive: boolean, path: string): void {
    if (this.inclusive !== undefined && this.inclusive !== inclusive)
      throw new StoreError(
        inclusive ? 31253 : 31254,
        `Cannot do ${inclusive ? 'inclusion' : 'exclusion'} on field ${path} in ${inclusive ? 'exclusion' : 'inclusion'} projection`,
      );
    this.inclusive = inclusive;
  }

  field(path: string, value: Value): void {
    if (this.dialect === 'find' && path.endsWith('.$')) {
      this.onPosition(path.slice(0, -2), value);
      return;
    }
    checkPath(path);
    if (isNumeric(value) || typeof value === 'boolean') {
      this.flag(path, isNumeric(value) ? toDouble(value) !== 0 : value);
      return;
    }
    if (isDoc(value) && value.size === 0)
      throw new StoreError(51270, 'An empty sub-projection is not a valid value. Found empty object at path');
    if (isDoc(value) && value.keys().next().value?.startsWith('$') !== true) {
      this.nested(path, value);
      return;
    }
    const own = isDoc(value) && this.dialect === 'find' ? this.operator(path, value) : undefined;
    if (own) {
      place(this.root, path, own);
      return;
    }
    if (this.inclusive === false)
      throw new StoreError(31252, `Cannot use an expression ${path} in an exclusion projection`);
    this.inclusive ??= true;
    refuseUnknown(value, this.dialect);
    place(this.root, path, { kind: 'compute', evaluate: compileExpression(value) });
  }

  private operator(path: string, value: Doc): Leaf | undefined {
    const [[name, operand] = ['', null]] = value;
    const leaf = findOperator(name, operand);
    if (leaf && name === '$elemMatch') this.mode(true, path);
    return leaf;
  }

  private flag(path: string, keep: boolean): void {
    if (path !== '_id') this.mode(keep, path);
    else if (this.inclusive === undefined) this.idFirst = keep;
    place(this.root, path, { kind: keep ? 'include' : 'exclude' });
  }

  idFirst: boolean | undefined;

  private nested(path: string, value: Doc): void {
    for (const [name, inner] of value) {
      this.field(`${path}.${name}`, inner);
    }
  }

  private onPosition(path: string, value: Value): void {
    if (this.positional)
      throw new StoreError(31276, 'Cannot specify more than one positional projection per query.');
    if (!isNumeric(value) && typeof value !== 'boolean')
      throw new StoreError(31271, "positional projection can't be used with a literal value");
    this.mode(true, path);
    this.positional = true;
    place(this.root, path, { kind: 'positional' });
  }
}

const refuseUnknown = (value: Value, dialect: Dialect): void => {
  const [name] = isDoc(value) ? value.keys() : [];
  if (name === undefined || isOperator(name)) return;
  throw new StoreError(
    31325,
    `${dialect === 'find' ? '' : 'Invalid $project :: caused by :: '}Unknown expression ${name}`,
  );
};

/** Parses a projection; throws Location31254 and kin when inclusion and exclusion are mixed. */
export const parseProjection = (spec: Doc, dialect: Dialect): Projection => {
  const reader = new Reader(dialect);
  if (spec.size === 0 && dialect === '$project')
    throw new StoreError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  for (const [path, value] of spec) reader.field(path, value);
  const inclusive = reader.inclusive ?? reader.idFirst ?? false;
  if (inclusive && !reader.root.children.has('_id')) reader.root.children.set('_id', { kind: 'include' });
  return { inclusive, root: reader.root, positional: reader.positional };
};

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
