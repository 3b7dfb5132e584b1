import { type Doc, isDoc, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { type Path, splitPath } from '../query/path.js';
import { type Change, comparePaths, UPDATE_OPERATORS } from './operators.js';
import { type ArrayFilters, filterName } from './positional.js';

/** One path of an update with what is done to it. */
export interface Modification {
  readonly operator: string;
  readonly path: string;
  readonly parts: Path;
  readonly change: Change;
  /** For `$rename`: where the value comes from. */
  readonly source?: Path;
}

const bad = (message: string): StoreError => new StoreError('BadValue', message);

const checkPath = (path: string): Path => {
  const parts = splitPath(path);
  if (path === '') throw new StoreError('EmptyFieldName', 'An empty update path is not valid.');
  if (parts.some((part) => part === ''))
    throw new StoreError(
      'EmptyFieldName',
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  const [first = ''] = parts;
  if (first === '$' || filterName(first) !== undefined)
    throw bad(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
  return parts;
};

const renames = (from: string, to: Value): readonly Modification[] => {
  if (typeof to !== 'string')
    throw bad(`The 'to' field for $rename must be a string: ${from}: ${JSON.stringify(to)}`);
  const [source, target] = [checkPath(from), checkPath(to)];
  if (from === to) throw bad(`The source and target field for $rename must differ: ${from}: "${to}"`);
  if ([...source, ...target].some((part) => part.startsWith('$')))
    throw bad(`The source field for $rename may not be dynamic: ${from}`);
  if (isPrefix(source, target) || isPrefix(target, source))
    throw bad(`The source and target field for $rename must not be on the same path: ${from}: "${to}"`);
  return [
    {
      operator: '$rename',
      path: from,
      parts: source,
      change: UPDATE_OPERATORS.$unset?.(true, from) as Change,
    },
    { operator: '$rename', path: to, parts: target, change: () => undefined, source },
  ];
};

const isPrefix = (a: Path, b: Path): boolean => a.length <= b.length && a.every((part, at) => b[at] === part);

const modificationsOf = (operator: string, fields: Value): readonly Modification[] => {
  const make = Object.hasOwn(UPDATE_OPERATORS, operator) ? UPDATE_OPERATORS[operator] : undefined;
  if (!make && operator !== '$rename')
    throw new StoreError(
      'FailedToParse',
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  if (!isDoc(fields))
    throw new StoreError(
      'FailedToParse',
      `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${JSON.stringify(fields)}}`,
    );
  return [...fields].flatMap(([path, operand]) =>
    make ? [{ operator, path, parts: checkPath(path), change: make(operand, path) }] : renames(path, operand),
  );
};

const typeName = (value: Value): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;

const refuseConflicts = (sorted: readonly Modification[]): void => {
  for (const [at, later] of sorted.entries())
    for (const earlier of sorted.slice(0, at))
      if (isPrefix(earlier.parts, later.parts))
        throw new StoreError(
          'ConflictingUpdateOperators',
          `Updating the path '${later.path}' would create a conflict at '${earlier.path}'`,
        );
};

const refuseUnusedFilters = (
  modifications: readonly Modification[],
  filters: ArrayFilters,
  update: Doc,
): void => {
  const used = new Set(modifications.flatMap(({ parts }) => parts.map(filterName)));
  for (const name of filters.keys())
    if (!used.has(name))
      throw new StoreError(
        'FailedToParse',
        `The array filter for identifier '${name}' was not used in the update ${[...update.keys()].join(', ')}`,
      );
  for (const { parts, path } of modifications)
    for (const name of parts.map(filterName))
      if (name !== undefined && name !== '' && !filters.has(name))
        throw bad(`No array filter found for identifier '${name}' in path '${path}'`);
};

/** Parses an update with operators into what it does to each path, in the order MongoDB applies it. */
export const parseModifications = (update: Doc, filters: ArrayFilters): readonly Modification[] => {
  const found = [...update].flatMap(([operator, fields]) => modificationsOf(operator, fields));
  const sorted = found.sort((a, b) => comparePaths(a.parts, b.parts));
  refuseConflicts(sorted);
  refuseUnusedFilters(sorted, filters, update);
  return sorted;
};
