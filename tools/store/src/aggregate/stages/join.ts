import { show } from '../../bson/show.js';
import { keyOf } from '../../bson/key.js';
import { doc, type Doc, isDoc, type Maybe, MISSING, typeOf, type Value } from '../../bson/value.js';
import { isNumeric, toInteger } from '../../bson/number.js';
import { StoreError } from '../../errors.js';
import { matches } from '../../query/match.js';
import { parseFilter } from '../../query/parse.js';
import { isNullish, settle } from '../build.js';
import { checkPipeline } from '../pipeline-update.js';
import { compileExpression, followPath } from '../expression.js';
import { addFields } from '../add-fields.js';
import { scopeOf } from '../scope.js';
import { gathered, PAUSE, type Pause } from '../../query/pause.js';
import { eachToMany, type MakeStage, type Surroundings } from './stage.js';

const text = (operand: Doc, name: string, stage: string): string => {
  const value = operand.get(name);
  if (typeof value !== 'string')
    throw new StoreError(
      'FailedToParse',
      `${stage} argument '${name}: ${show(value)}' must be a string, is type ${value === undefined ? 'missing' : typeOf(value)}`,
    );
  return value;
};

const checkFields = (operand: Value, stage: string, known: readonly string[]): Doc => {
  if (!isDoc(operand))
    throw new StoreError(
      'FailedToParse',
      `the ${stage} stage specification must be an object, but found ${typeOf(operand)}`,
    );
  for (const name of operand.keys())
    if (!known.includes(name)) throw new StoreError('FailedToParse', `unknown argument to ${stage}: ${name}`);
  return operand;
};

/** Puts a value at a dotted path. */
const put = (root: Doc, path: string, value: Value): Doc =>
  addFields(doc({ [path]: doc({ $literal: value }) }))(root, new Map());

const localValues = (root: Doc, path: string): readonly Value[] => {
  const value = followPath(root, path.split('.'));
  if (Array.isArray(value)) return value;
  return [value === MISSING ? null : value];
};

/** The documents of the other collection that equal any of the local values, each once, in their own order. */
function* equalMatches(
  surroundings: Surroundings,
  from: string,
  foreign: string,
  values: readonly Value[],
): Generator<Pause, Doc[]> {
  const found = new Map<string, Doc>();
  for (const value of values)
    for (const other of surroundings.find(from, foreign, value)) {
      if (other === PAUSE) {
        yield PAUSE;
        continue;
      }
      const key = keyOf([other.get('_id')]).toString('latin1');
      if (!found.has(key)) found.set(key, other);
    }
  return [...found.values()];
}

const LOOKUP_FIELDS = ['from', 'localField', 'foreignField', 'as', 'let', 'pipeline'];

const letOf = (
  operand: Doc,
): ((root: Doc, variables: ReadonlyMap<string, Maybe>) => ReadonlyMap<string, Maybe>) => {
  const given = operand.get('let');
  const compiled = [...(isDoc(given) ? given : [])].map(
    ([name, value]) => [name, compileExpression(value)] as const,
  );
  return (root, variables) => {
    const scope = scopeOf(root, variables);
    return new Map([...variables, ...compiled.map(([name, evaluate]) => [name, evaluate(scope)] as const)]);
  };
};

const pipelineOf = (operand: Doc): readonly Value[] | undefined => {
  const pipeline = operand.get('pipeline');
  if (pipeline !== undefined && !Array.isArray(pipeline))
    throw new StoreError('TypeMismatch', "'pipeline' option must be specified as an array");
  if (pipeline) checkPipeline(pipeline);
  return pipeline;
};

const lookup: MakeStage = (operand, surroundings) => {
  const spec = checkFields(operand, '$lookup', LOOKUP_FIELDS);
  const as = text(spec, 'as', '$lookup');
  const pipeline = pipelineOf(spec);
  const from = pipeline && !spec.has('from') ? '' : text(spec, 'from', '$lookup');
  const joins = spec.has('localField') || spec.has('foreignField');
  if (!pipeline && !(spec.has('localField') && spec.has('foreignField')))
    throw new StoreError(
      'FailedToParse',
      '$lookup requires both or neither of localField and foreignField to be specified',
    );
  const [local, foreign] = joins
    ? [text(spec, 'localField', '$lookup'), text(spec, 'foreignField', '$lookup')]
    : ['', ''];
  const variables = letOf(spec);
  const others = (root: Doc): Generator<Pause, Doc[]> => {
    const scope = variables(root, surroundings.variables);
    const values = localValues(root, local);
    if (!pipeline) return equalMatches(surroundings, from, foreign, values);
    const joined = joins ? [doc({ $match: doc({ [foreign]: doc({ $in: [...values] }) }) })] : [];
    return gathered(surroundings.run(from, [...joined, ...pipeline], scope));
  };
  return eachToMany(function* (root) {
    yield put(root, as, yield* others(root));
  });
};

interface Reached {
  readonly root: Doc;
  readonly depth: number;
}

const GRAPH_FIELDS = [
  'from',
  'startWith',
  'connectFromField',
  'connectToField',
  'as',
  'maxDepth',
  'depthField',
  'restrictSearchWithMatch',
];

function* reach(surroundings: Surroundings, spec: Doc, start: Maybe): Generator<Pause, readonly Reached[]> {
  const [from, source, target] = ['from', 'connectFromField', 'connectToField'].map((name) =>
    text(spec, name, '$graphLookup'),
  ) as [string, string, string];
  const limit = spec.get('maxDepth');
  const maxDepth = isNumeric(limit) ? (toInteger(limit) ?? 0) : Infinity;
  const restrict = spec.get('restrictSearchWithMatch');
  const filter = isDoc(restrict) ? parseFilter(restrict, surroundings.variables) : undefined;
  const found = new Map<string, Reached>();
  let values = Array.isArray(start) ? start : isNullish(start) ? [] : [start];
  for (let depth = 0; depth <= maxDepth && values.length > 0; depth += 1) {
    const fresh: Doc[] = [];
    for (const other of yield* equalMatches(surroundings, from, target, values)) {
      const key = keyOf([other.get('_id')]).toString('latin1');
      if (found.has(key) || (filter && !matches(filter, other))) continue;
      found.set(key, { root: other, depth });
      fresh.push(other);
    }
    values = fresh.flatMap((other) => localValues(other, source)).filter((value) => value !== null);
  }
  return [...found.values()];
}

const graphLookup: MakeStage = (operand, surroundings) => {
  const spec = checkFields(operand, '$graphLookup', GRAPH_FIELDS);
  const as = text(spec, 'as', '$graphLookup');
  const start = compileExpression(spec.get('startWith'));
  const depthField = spec.get('depthField');
  const shown = ({ root, depth }: Reached): Doc =>
    typeof depthField === 'string' ? put(root, depthField, BigInt(depth)) : root;
  return eachToMany(function* (root) {
    const from = settle(start(scopeOf(root, surroundings.variables)));
    yield put(root, as, (yield* reach(surroundings, spec, from)).map(shown));
  });
};

const startsWithDocuments = (pipeline: Value): boolean => {
  const [first] = Array.isArray(pipeline) ? pipeline : [];
  return isDoc(first) && first.has('$documents');
};

const unionWith: MakeStage = (operand, surroundings) => {
  const spec =
    typeof operand === 'string'
      ? doc({ coll: operand })
      : checkFields(operand, '$unionWith', ['coll', 'pipeline']);
  if (!spec.has('coll') && !startsWithDocuments(spec.get('pipeline')))
    throw new StoreError(
      'FailedToParse',
      '$unionWith stage without explicit collection must have a pipeline with $documents as first stage',
    );
  const coll = spec.has('coll') ? text(spec, 'coll', '$unionWith') : '';
  const pipeline = pipelineOf(spec) ?? [];
  return function* (documents) {
    yield* documents;
    yield* surroundings.run(coll, pipeline, surroundings.variables);
  };
};

/** Stages that bring in documents of other collections. */
export const JOIN: Readonly<Record<string, MakeStage>> = {
  $lookup: lookup,
  $graphLookup: graphLookup,
  $unionWith: unionWith,
};
