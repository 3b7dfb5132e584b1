import { type Doc, isDoc, type Maybe, MISSING, type Value } from '../bson/value.js';

/** A dotted path, split. */
export type Path = readonly string[];

export const splitPath = (path: string): Path => path.split('.');

/** The array index a path component names, or undefined: "0", "12", but not "01" or "-1". */
export const arrayIndex = (part: string | undefined): number | undefined =>
  part !== undefined && /^(0|[1-9]\d*)$/.test(part) ? Number(part) : undefined;

/**
 * Told of every value a query path reaches: the value and the index in the outermost array on the way to it.
 * Answers true to stop.
 */
export type Visit = (value: Maybe, index: number | undefined) => boolean;

/** Whether an array at the end of the path is told as its elements and itself, or only as itself. */
export type LeafArrays = 'elements' | 'whole';

const visitEnd = (value: Value, leaf: LeafArrays, index: number | undefined, visit: Visit): boolean => {
  if (Array.isArray(value) && leaf === 'elements')
    for (const [at, element] of value.entries()) if (visit(element, index ?? at)) return true;
  return visit(value, index);
};

interface Walk {
  readonly path: Path;
  readonly leaf: LeafArrays;
  readonly visit: Visit;
}

const walkArray = (walk: Walk, value: readonly Value[], at: number, index: number | undefined): boolean => {
  const direct = arrayIndex(walk.path[at]);
  if (direct !== undefined && direct < value.length && walkFrom(walk, value[direct], at + 1, index ?? direct))
    return true;
  for (const [position, element] of value.entries())
    if (isDoc(element) && walkFrom(walk, element, at, index ?? position)) return true;
  return false;
};

const walkFrom = (walk: Walk, value: Value, at: number, index: number | undefined): boolean => {
  if (at === walk.path.length) return visitEnd(value, walk.leaf, index, walk.visit);
  if (Array.isArray(value)) return walkArray(walk, value, at, index);
  if (!isDoc(value)) return walk.visit(MISSING, index);
  const part = walk.path[at] ?? '';
  const next = value.get(part);
  if (next === undefined && !value.has(part)) return walk.visit(MISSING, index);
  return walkFrom(walk, next, at + 1, index);
};

/**
 * Walks a query path as MongoDB's matcher does: arrays on the way are looked into (elements that are documents, and the
 * element a numeric component names), scalars on the way make the path missing.
 */
export const visitPath = (root: Doc, path: Path, leaf: LeafArrays, visit: Visit): boolean =>
  walkFrom({ path, leaf, visit }, root, 0, undefined);

/** The value at a path without looking into arrays; MISSING when there is none. */
export const valueAt = (root: Value, path: Path): Maybe => {
  let value: Value = root;
  for (const part of path) {
    if (isDoc(value)) {
      if (!value.has(part)) return MISSING;
      value = value.get(part);
    } else if (Array.isArray(value)) {
      const index = arrayIndex(part);
      if (index === undefined || index >= value.length) return MISSING;
      value = value[index];
    } else return MISSING;
  }
  return value;
};
