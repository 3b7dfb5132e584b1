import { type Doc, isDoc, type Maybe, MISSING, typeOf, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { knownFields } from '../../known-fields.js';
import { truthy } from '../operators/logic.js';
import { compileExpression, followPath } from '../expression.js';
import { addFields } from '../add-fields.js';
import { project } from '../project.js';
import { parseProjection } from '../projection.js';
import { type Evaluate, scopeOf } from '../scope.js';
import { each, eachToMany, type MakeStage } from './stage.js';

const projectStage: MakeStage = (operand, { variables }) => {
  if (!isDoc(operand)) throw new StoreError(15969, '$project specification must be an object');
  const projection = parseProjection(operand, '$project');
  return each((root) => project(projection, root, { variables }));
};

const addFieldsStage: MakeStage = (operand, { variables }) => {
  if (!isDoc(operand))
    throw new StoreError(40272, `$addFields specification stage must be an object, got ${typeOf(operand)}`);
  if (operand.size === 0)
    throw new StoreError(
      40177,
      'Invalid $addFields :: caused by :: specification must have at least one field',
    );
  const add = addFields(operand);
  return each((root) => add(root, variables));
};

const unsetPaths = (operand: Value): readonly string[] => {
  const paths = Array.isArray(operand) ? operand : [operand];
  if (paths.length === 0 || paths.some((path) => typeof path !== 'string'))
    throw new StoreError(
      31002,
      '$unset specification must be a string or an array containing only string values',
    );
  return paths.map(String);
};

const unsetStage: MakeStage = (operand) => {
  const projection = parseProjection(new Map(unsetPaths(operand).map((path) => [path, 0])), '$project');
  return each((root) => project(projection, root));
};

const replacing =
  (evaluate: Evaluate, variables: ReadonlyMap<string, Maybe>): ((root: Doc) => Doc) =>
  (root) => {
    const value = evaluate(scopeOf(root, variables));
    if (!isDoc(value))
      throw new StoreError(
        40228,
        `'newRoot' expression  must evaluate to an object, but resulting value was of type: ${value === MISSING ? 'missing' : typeOf(value)}`,
      );
    return value;
  };

const replaceRoot: MakeStage = (operand, { variables }) => {
  if (!isDoc(operand))
    throw new StoreError(
      40229,
      `expected an object as specification for $replaceRoot stage, got ${typeOf(operand)}`,
    );
  knownFields(operand, '$replaceRoot', ['newRoot']);
  if (!operand.has('newRoot'))
    throw new StoreError(40414, "BSON field '$replaceRoot.newRoot' is missing but a required field");
  return each(replacing(compileExpression(operand.get('newRoot')), variables));
};

const replaceWith: MakeStage = (operand, { variables }) =>
  each(replacing(compileExpression(operand), variables));

const prune = (root: Doc, evaluate: Evaluate, variables: ReadonlyMap<string, Maybe>): Doc | undefined => {
  const scope = { root, variables };
  const verdict = evaluate(scope);
  if (verdict === 'keep') return root;
  if (verdict === 'prune') return undefined;
  if (verdict !== 'descend')
    throw new StoreError(
      17053,
      "$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE",
    );
  const inner = (value: Value): Maybe => {
    if (isDoc(value)) return prune(value, evaluate, variables) ?? MISSING;
    return Array.isArray(value) ? value.map(inner).filter((element) => element !== MISSING) : value;
  };
  const made: Doc = new Map();
  for (const [name, value] of root) {
    const kept = inner(value);
    if (kept !== MISSING) made.set(name, kept);
  }
  return made;
};

const redact: MakeStage = (operand, { variables }) => {
  const evaluate = compileExpression(operand);
  return eachToMany((root) => {
    const kept = prune(root, evaluate, new Map([...variables, ['ROOT', root]]));
    return kept ? [kept] : [];
  });
};

interface Unwind {
  readonly path: readonly string[];
  readonly index: string | undefined;
  readonly keepEmpty: boolean;
}

const unwindOptions = (operand: Value): Unwind => {
  const options = isDoc(operand) ? operand : new Map<string, Value>([['path', operand]]);
  for (const name of options.keys())
    if (!['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(name))
      throw new StoreError(28811, `unrecognized option to $unwind stage: ${name}`);
  const path = options.get('path');
  if (typeof path !== 'string')
    throw new StoreError(28808, `expected a string as the path for $unwind stage, got ${typeOf(path)}`);
  if (!path.startsWith('$'))
    throw new StoreError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  const index = options.get('includeArrayIndex');
  if (index !== undefined && (typeof index !== 'string' || index === ''))
    throw new StoreError(
      28810,
      'expected a non-empty string for the includeArrayIndex option to $unwind stage',
    );
  return {
    path: path.slice(1).split('.'),
    index: typeof index === 'string' ? index : undefined,
    keepEmpty: truthy(options.get('preserveNullAndEmptyArrays')),
  };
};

const withPath = (root: Doc, path: readonly string[], value: Maybe): Doc => {
  const [part = '', ...rest] = path;
  const copy: Doc = new Map(root);
  if (rest.length === 0) {
    if (value === MISSING) copy.delete(part);
    else copy.set(part, value);
    return copy;
  }
  const inner = copy.get(part);
  copy.set(part, withPath(isDoc(inner) ? inner : new Map<string, Value>(), rest, value));
  return copy;
};

const unwindOne = function* (root: Doc, { path, index, keepEmpty }: Unwind): Generator<Doc> {
  const value = followPath(root, path);
  const numbered = (made: Doc, at: bigint | null): Doc =>
    index === undefined ? made : withPath(made, index.split('.'), at);
  if (Array.isArray(value)) {
    for (const [at, element] of value.entries()) yield numbered(withPath(root, path, element), BigInt(at));
    if (value.length === 0 && keepEmpty) yield numbered(withPath(root, path, MISSING), null);
    return;
  }
  if (value !== MISSING && value !== null && value !== undefined) yield numbered(root, null);
  else if (keepEmpty) yield numbered(root, null);
};

const unwind: MakeStage = (operand) => {
  const options = unwindOptions(operand);
  return eachToMany((root) => unwindOne(root, options));
};

/** Stages that change the shape of each document. */
export const SHAPE: Readonly<Record<string, MakeStage>> = {
  $project: projectStage,
  $addFields: addFieldsStage,
  $set: addFieldsStage,
  $unset: unsetStage,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceWith,
  $redact: redact,
  $unwind: unwind,
};
