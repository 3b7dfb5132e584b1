import { isNumeric, toDouble } from '../bson/number.js';
import { type Doc, isDoc, type Maybe, MISSING, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { parseFilter } from '../query/parse.js';
import { matches } from '../query/match.js';
import { compileExpression, isOperator } from './expression.js';
import { constantSlice } from './slice.js';
import { type Evaluate } from './scope.js';

/** What happens at one path of a projection. */
export type Leaf =
  | { readonly kind: 'include' }
  | { readonly kind: 'exclude' }
  | { readonly kind: 'compute'; readonly evaluate: Evaluate }
  | { readonly kind: 'apply'; readonly apply: (value: Maybe) => Maybe }
  | { readonly kind: 'positional' };

/** The fields below a path. */
export interface Branch {
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
