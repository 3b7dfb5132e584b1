import { compilePipeline, refuseLater, stageOf } from '../aggregate/pipeline.js';
import type { Surroundings } from '../aggregate/stages/stage.js';
import { toInteger } from '../bson/number.js';
import { type Doc, doc, isDoc, type Maybe, type Value } from '../bson/value.js';
import type { Collection, Row } from '../catalog/collection.js';
import type { Engine } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import { EVERYTHING, type Expression } from '../query/expression.js';
import { parseFilter } from '../query/parse.js';
import { mapped, type Paced } from '../query/pause.js';
import type { TimeLimit } from '../query/time-limit.js';
import { parseSort, type SortField } from '../query/sort.js';
import { ALL, type Search, search } from './find-target.js';
import { geoNear } from './geo-near.js';
import { collectionStatistics } from './statistics.js';

/** Where a pipeline starts. */
export interface PipelineTarget {
  readonly database: string;
  /** Empty for a pipeline that begins with `$documents` or the like. */
  readonly collection: string;
  readonly variables: ReadonlyMap<string, Maybe>;
  readonly hint: Value;
  readonly time?: TimeLimit | undefined;
}

/** Stages that make their documents themselves. */
const SELF_SUFFICIENT = new Set([
  '$documents',
  '$collStats',
  '$indexStats',
  '$changeStream',
  '$currentOp',
  '$listSessions',
  '$listLocalSessions',
]);

/** The stages at the front of a pipeline that a search can do, and the rest. */
export const frontSearch = (
  pipeline: readonly Value[],
  target: PipelineTarget,
): { wanted: Search; rest: readonly Value[] } => {
  const filters: Expression[] = [];
  let sort: readonly SortField[] = [];
  let limit: number | undefined;
  let at = 0;
  for (; at < pipeline.length; at += 1) {
    const [name, operand] = stageOf(pipeline[at]);
    if (name === '$match' && isDoc(operand) && sort.length === 0 && limit === undefined)
      filters.push(parseFilter(operand, target.variables));
    else if (
      name === '$sort' &&
      isDoc(operand) &&
      operand.size > 0 &&
      sort.length === 0 &&
      limit === undefined
    )
      sort = parseSort(operand);
    else if (name === '$limit' && limit === undefined && (toInteger(operand) ?? 0) > 0)
      limit = toInteger(operand);
    else break;
  }
  const filter: Expression = filters.length === 0 ? EVERYTHING : { kind: 'and', children: filters };
  return {
    wanted: { ...ALL, filter, sort, limit, hint: target.hint, time: target.time },
    rest: pipeline.slice(at),
  };
};

const docs = (rows: Paced<Row>): Paced<Doc> => mapped(rows, (row) => row.doc);

const surroundings = (engine: Engine, target: PipelineTarget): Surroundings => ({
  database: target.database,
  collection: target.collection,
  variables: target.variables,
  run: (collection, pipeline, variables) =>
    pipelineDocuments(
      engine,
      { database: target.database, collection, variables, hint: undefined, time: target.time },
      pipeline,
    ),
  find: (name, path, value) => {
    const collection = engine.catalog.find(target.database, name);
    if (collection?.info.options.has('viewOn'))
      return pipelineDocuments(engine, { ...target, collection: name, hint: undefined }, [
        doc({ $match: doc({ [path]: doc({ $eq: value }) }) }),
      ]);
    const filter = parseFilter(doc({ [path]: doc({ $eq: value }) }));
    return collection ? docs(search(collection, { ...ALL, filter, time: target.time })) : [];
  },
  statistics: (stage, operand) => collectionStatistics(engine, target, stage, operand),
});

const checkStart = (name: string | undefined, target: PipelineTarget): void => {
  const alone = name !== undefined && SELF_SUFFICIENT.has(name);
  if (target.collection === '' && !alone)
    throw new StoreError(
      'InvalidNamespace',
      `{aggregate: 1} is not valid for '${name ?? ''}'; a collection is required.`,
    );
  if (name === '$documents' && target.collection !== '')
    throw new StoreError('InvalidNamespace', "'$documents' can only be run with {aggregate: 1}");
};

/** The pipeline a view stands for, and the collection under it. */
const throughView = (
  collection: Collection | undefined,
): { on: string; pipeline: readonly Value[] } | undefined => {
  const on = collection?.info.options.get('viewOn');
  if (typeof on !== 'string') return undefined;
  const pipeline = collection?.info.options.get('pipeline');
  return { on, pipeline: Array.isArray(pipeline) ? pipeline : [] };
};

/** The documents a pipeline without `$out` and `$merge` gives. */
export const pipelineDocuments = (
  engine: Engine,
  target: PipelineTarget,
  pipeline: readonly Value[],
): Paced<Doc> => {
  const first = pipeline[0] === undefined ? undefined : stageOf(pipeline[0])[0];
  const around = surroundings(engine, target);
  checkStart(first, target);
  refuseLater(pipeline);
  if (first !== undefined && SELF_SUFFICIENT.has(first)) return compilePipeline(pipeline, around)([]);
  const collection = engine.catalog.find(target.database, target.collection);
  const view = throughView(collection);
  if (view)
    return pipelineDocuments(engine, { ...target, collection: view.on }, [...view.pipeline, ...pipeline]);
  if (first === '$geoNear')
    return compilePipeline(pipeline.slice(1), around)(geoNear(collection, stageOf(pipeline[0])[1], target));
  const { wanted, rest } = frontSearch(pipeline, target);
  const run = compilePipeline(rest, around);
  return run(collection ? docs(search(collection, wanted)) : []);
};
