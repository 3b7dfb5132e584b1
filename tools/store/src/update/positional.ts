import { isDoc, type Doc, MISSING, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import type { Expression } from '../query/expression.js';
import { matches } from '../query/match.js';
import { parseFilter } from '../query/parse.js';
import { type Path, valueAt } from '../query/path.js';
import { show } from '../bson/show.js';

/** The array filters of a command by their identifiers. */
export type ArrayFilters = ReadonlyMap<string, Expression>;

const failed = (message: string): StoreError => new StoreError('FailedToParse', message);

const identifiers = (filter: Doc): readonly string[] =>
  [...filter].flatMap(([name, value]) => {
    if (!name.startsWith('$')) return [name.split('.')[0] ?? ''];
    return Array.isArray(value) ? value.flatMap((part) => (isDoc(part) ? identifiers(part) : [])) : [];
  });

const identifierOf = (filter: Doc): string => {
  const [first, ...others] = new Set(identifiers(filter));
  if (first === undefined)
    throw failed('Cannot use an expression without a top-level field name in arrayFilters');
  if (others[0] !== undefined)
    throw failed(
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${first}' and '${others[0]}'`,
    );
  if (!/^[a-z][a-zA-Z0-9]*$/.test(first))
    throw new StoreError(
      'BadValue',
      `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${first}'`,
    );
  return first;
};

/** Reads `arrayFilters`. */
export const parseArrayFilters = (filters: readonly Value[]): ArrayFilters => {
  const parsed = new Map<string, Expression>();
  for (const filter of filters) {
    if (!isDoc(filter)) throw new StoreError('TypeMismatch', 'arrayFilters elements must be objects');
    const name = identifierOf(filter);
    if (parsed.has(name))
      throw failed(`Found multiple array filters with the same top-level field name ${name}`);
    parsed.set(name, parseFilter(filter));
  }
  return parsed;
};

/** What the places of `$`, `$[]` and `$[name]` in a path stand for in one document. */
export interface Positions {
  readonly root: Doc;
  /** The position the query matched, for `$`. */
  readonly matched: number | undefined;
  readonly filters: ArrayFilters;
}

/** The name inside `$[name]`, empty for `$[]`; undefined for any other component. */
export const filterName = (part: string): string | undefined => /^\$\[([^\]]*)\]$/.exec(part)?.[1];

const elements = (positions: Positions, at: Path): readonly Value[] => {
  const value = valueAt(positions.root, at);
  if (value === MISSING)
    throw new StoreError(
      'BadValue',
      `The path '${at.join('.')}' must exist in the document in order to apply array updates.`,
    );
  if (!Array.isArray(value))
    throw new StoreError(
      'BadValue',
      `Cannot apply array updates to non-array element ${at.at(-1) ?? ''}: ${show(value)}`,
    );
  return value;
};

const fitting = (positions: Positions, at: Path, name: string, part: string): readonly number[] => {
  const all = elements(positions, at);
  const filter = name === '' ? undefined : positions.filters.get(name);
  if (name !== '' && !filter)
    throw new StoreError(
      'BadValue',
      `No array filter found for identifier '${name}' in path '${[...at, part].join('.')}'`,
    );
  return all.flatMap((element, index) =>
    !filter || matches(filter, new Map([[name, element]])) ? [index] : [],
  );
};

const step = (positions: Positions, at: Path, part: string): readonly Path[] => {
  if (part === '$') {
    if (positions.matched === undefined)
      throw new StoreError(
        'BadValue',
        'The positional operator did not find the match needed from the query.',
      );
    return [[...at, String(positions.matched)]];
  }
  const name = filterName(part);
  if (name === undefined) return [[...at, part]];
  return fitting(positions, at, name, part).map((index) => [...at, String(index)]);
};

/** The concrete paths a path with positional components stands for. */
export const concretePaths = (path: Path, positions: Positions): readonly Path[] => {
  if (!path.some((part) => part === '$' || filterName(part) !== undefined)) return [path];
  return path.reduce<readonly Path[]>(
    (paths, part) => paths.flatMap((at) => step(positions, at, part)),
    [[]],
  );
};
