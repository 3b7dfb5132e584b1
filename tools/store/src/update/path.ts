import { show } from '../bson/show.js';
import { type Doc, isDoc, type Maybe, MISSING, typeOf, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { arrayIndex, type Path, valueAt } from '../query/path.js';

/** More nulls than this are not put in front of a new array element. */
const MAX_PADDING = 1_500_000;

const cloneDoc = (value: Doc): Doc => new Map([...value].map(([name, field]) => [name, clone(field)]));

/** A copy that can be changed without changing the original. */
export const clone = <T extends Value>(value: T): T => {
  if (Array.isArray(value)) return value.map(clone) as T;
  if (isDoc(value)) return cloneDoc(value) as T;
  return value;
};

const notViable = (part: string, name: string, value: Value): StoreError =>
  new StoreError('PathNotViable', `Cannot create field '${part}' in element {${name}: ${show(value)}}`);

const child = (parent: Doc | Value[], part: string): Maybe => valueAt(parent, [part]);

const put = (parent: Doc | Value[], part: string, value: Value, name: string): void => {
  if (isDoc(parent)) {
    parent.set(part, value);
    return;
  }
  const index = arrayIndex(part);
  if (index === undefined) throw notViable(part, name, parent);
  if (index > parent.length + MAX_PADDING)
    throw new StoreError('CannotBackfillArray', `cannot backfill array to size ${index + 1}`);
  while (parent.length < index) parent.push(null);
  parent[index] = value;
};

const isContainer = (value: Maybe): value is Doc | Value[] =>
  value !== MISSING && (isDoc(value) || Array.isArray(value));

/** Sets the value at a path in place, making documents on the way; throws PathNotViable (28) where a scalar stands in it. */
export const setAt = (root: Doc, path: Path, value: Value): void => {
  let parent: Doc | Value[] = root;
  let name = '';
  for (const [at, part] of path.slice(0, -1).entries()) {
    const next = child(parent, part);
    if (next === MISSING) {
      const made: Doc = new Map();
      put(parent, part, made, name);
      parent = made;
    } else if (isContainer(next)) parent = next;
    else throw notViable(path[at + 1] ?? '', part, next);
    name = part;
  }
  put(parent, path.at(-1) ?? '', value, name);
};

/** Removes the value at a path in place; in an array it becomes null, so that the others keep their places. */
export const unsetAt = (root: Doc, path: Path): void => {
  const parent = path.length === 1 ? root : valueAt(root, path.slice(0, -1));
  const part = path.at(-1) ?? '';
  if (isDoc(parent)) parent.delete(part);
  else if (Array.isArray(parent)) {
    const index = arrayIndex(part);
    if (index !== undefined && index < parent.length) parent[index] = null;
  }
};

/** A short description of the document for error texts. */
export const showId = (root: Doc): string => `{_id: ${root.has('_id') ? show(root.get('_id')) : 'missing'}}`;

/** The name of a value's type for error texts. */
export const typeText = (value: Value): string => typeOf(value);
