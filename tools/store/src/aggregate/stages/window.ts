import { compare } from '../../bson/compare.js';
import { sameKey } from '../../collation/same-key.js';
import { type Doc, isDoc, type Maybe, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { knownFields } from '../../known-fields.js';
import { mapped } from '../../query/pause.js';
import { compareKeys, parseSort, type SortField, sortKey } from '../../query/sort.js';
import { addFields } from '../add-fields.js';
import { settle } from '../build.js';
import { compileExpression } from '../expression.js';
import { scopeOf } from '../scope.js';
import { DENSIFY } from './densify.js';
import { type MakeStage, together } from './stage.js';
import { failed, type Partition } from './window-bounds.js';
import { windowFunction } from './window-functions.js';

const partitions = (
  documents: readonly Doc[],
  by: Value,
  sort: readonly SortField[],
  variables: ReadonlyMap<string, Maybe>,
): readonly Partition[] => {
  const keyed = by === undefined ? (): Maybe => null : compileExpression(by);
  const groups = new Map<string, { id: Value; rows: Doc[] }>();
  for (const root of documents) {
    const id = settle(keyed(scopeOf(root, variables)));
    if (Array.isArray(id))
      throw new StoreError(
        'TypeMismatch',
        'An expression used to partition cannot evaluate to value of type array',
      );
    const key = sameKey(id);
    const group = groups.get(key) ?? { id, rows: [] };
    groups.set(key, group);
    group.rows.push(root);
  }
  return [...groups.values()]
    .sort((a, b) => compare(a.id, b.id))
    .map(({ rows }) => {
      const ranked = rows
        .map((root) => ({ root, key: sortKey(root, sort) }))
        .sort((a, b) => compareKeys(a.key, b.key, sort));
      return { rows: ranked.map(({ root }) => root), keys: ranked.map(({ key }) => key), sort, variables };
    });
};

const setWindowFields: MakeStage = (operand, { variables }) => {
  if (!isDoc(operand)) throw failed(`the $setWindowFields stage specification must be an object`);
  knownFields(operand, '$setWindowFields', ['partitionBy', 'sortBy', 'output']);
  const output = operand.get('output');
  if (!isDoc(output))
    throw new StoreError(40414, "BSON field '$setWindowFields.output' is missing but a required field");
  const by = operand.get('sortBy');
  const sort = isDoc(by) ? parseSort(by) : [];
  const functions = [...output].map(([path, spec]) => [path, windowFunction(spec)] as const);
  return together(function* (all) {
    for (const partition of partitions(all, operand.get('partitionBy'), sort, variables))
      for (const [at, root] of partition.rows.entries()) {
        const values = functions.map(
          ([path, run]) => [path, new Map([['$literal', settle(run(partition, at))]])] as const,
        );
        yield addFields(new Map(values))(root, variables);
      }
  });
};

const METHODS: Record<string, string> = { locf: '$locf', linear: '$linearFill' };

/** What `$fill` does to each field: an expression where a value is given, a window function where a method is. */
const fillings = (output: Doc): { readonly constants: Doc; readonly windows: Doc } => {
  const constants: Doc = new Map();
  const windows: Doc = new Map();
  for (const [path, spec] of output) {
    if (!isDoc(spec)) throw failed(`The field '${path}' of a $fill output must be an object`);
    knownFields(spec, '$fill.output', ['value', 'method']);
    if (spec.has('value') === spec.has('method'))
      throw new StoreError(
        6050202,
        "Each fill output specification must have exactly one of 'method' or 'value' fields",
      );
    const method = spec.get('method');
    if (spec.has('value'))
      constants.set(path, new Map<string, Value>([['$ifNull', [`$${path}`, spec.get('value')]]]));
    else if (typeof method === 'string' && Object.hasOwn(METHODS, method))
      windows.set(path, new Map([[METHODS[method] ?? '', `$${path}`]]));
    else throw new StoreError(6050202, "Method must be either 'locf' or 'linear'");
  }
  return { constants, windows };
};

const fill: MakeStage = (operand, surroundings) => {
  if (!isDoc(operand)) throw failed('The $fill stage specification must be an object');
  knownFields(operand, '$fill', ['partitionBy', 'partitionByFields', 'sortBy', 'output']);
  const output = operand.get('output');
  if (!isDoc(output))
    throw new StoreError(40414, "BSON field '$fill.output' is missing but a required field");
  if (output.size === 0) throw new StoreError(6050203, '$fill output must have at least one field');
  const { constants, windows } = fillings(output);
  const fields = operand.get('partitionByFields');
  const by = Array.isArray(fields)
    ? new Map(fields.filter((field) => typeof field === 'string').map((field) => [field, `$${field}`]))
    : operand.get('partitionBy');
  const window: Doc = new Map<string, Value>([['output', windows]]);
  if (by !== undefined) window.set('partitionBy', by);
  if (operand.has('sortBy')) window.set('sortBy', operand.get('sortBy'));
  const run = setWindowFields(window, surroundings);
  if (constants.size === 0) return run;
  const set = addFields(constants);
  return (documents) => mapped(run(documents), (root) => set(root, surroundings.variables));
};

/** Stages that see the documents around each document. */
export const WINDOW: Readonly<Record<string, MakeStage>> = {
  $setWindowFields: setWindowFields,
  $fill: fill,
  ...DENSIFY,
};
