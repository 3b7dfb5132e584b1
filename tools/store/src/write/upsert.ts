import { BSONRegExp } from 'bson';
import { equal } from '../bson/compare.js';
import { type Doc, isDoc, MISSING, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { splitPath, valueAt } from '../query/path.js';
import { setAt } from '../update/path.js';

/** The values a filter fixes by equality, which a new document starts with. */
const equalities = (query: Doc): readonly (readonly [string, Value])[] =>
  [...query].flatMap(([name, value]) => {
    if (name === '$and' && Array.isArray(value))
      return value.flatMap((part) => (isDoc(part) ? equalities(part) : []));
    if (name === '$or' && Array.isArray(value) && value.length === 1)
      return value.flatMap((part) => (isDoc(part) ? equalities(part) : []));
    if (name.startsWith('$')) return [];
    return fixed(name, value);
  });

const fixed = (name: string, value: Value): readonly (readonly [string, Value])[] => {
  if (value instanceof BSONRegExp) return [];
  const [first] = isDoc(value) ? value.keys() : [];
  if (!isDoc(value) || first?.startsWith('$') !== true || ['$ref', '$id', '$db'].includes(first))
    return [[name, value]];
  if (value.has('$eq')) return [[name, value.get('$eq')]];
  const among = value.get('$in');
  if (Array.isArray(among) && among.length === 1 && !(among[0] instanceof BSONRegExp))
    return [[name, among[0]]];
  const all = value.get('$all');
  return Array.isArray(all) && all.length === 1 && !isDoc(all[0]) ? [[name, all[0]]] : [];
};

/**
 * What the document of an upsert starts from.
 *
 * @param idOnly a replacement takes only the `_id` from the filter.
 */
export const upsertBase = (query: Doc, idOnly: boolean): Doc => {
  const base: Doc = new Map();
  for (const [path, value] of equalities(query)) {
    if (idOnly && path !== '_id') continue;
    const parts = splitPath(path);
    const before = valueAt(base, parts);
    if (before !== MISSING && !equal(before, value))
      throw new StoreError(54, `cannot infer query fields to set, path '${path}' is matched twice`);
    setAt(base, parts, value);
  }
  return base;
};
