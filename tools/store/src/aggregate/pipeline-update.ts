import type { Doc, Maybe, Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { compilePipeline, refuseLater, stageOf } from './pipeline.js';
import { unpaced } from '../query/pause.js';
import type { Surroundings } from './stages/stage.js';

const ALLOWED = new Set(['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith']);

const nothing = (variables: ReadonlyMap<string, Maybe>): Surroundings => ({
  database: '',
  collection: '',
  variables,
  run: () => [],
  find: () => [],
  statistics: () => [],
});

/** Refuses stages that are not known or not well written, without running them; a `$geoNear` at the front is left to the run. */
export const checkPipeline = (stages: readonly Value[]): void => {
  refuseLater(stages);
  const [first] = stages;
  const near = first !== undefined && stageOf(first)[0] === '$geoNear';
  compilePipeline(near ? stages.slice(1) : stages, nothing(new Map()));
};

/** Refuses stages that an update may not have: InvalidOptions (72). */
export const checkUpdatePipeline = (
  stages: readonly Value[],
  variables: ReadonlyMap<string, Maybe>,
): void => {
  for (const stage of stages) {
    const [name] = stageOf(stage);
    if (!ALLOWED.has(name)) {
      compilePipeline([stage], nothing(variables));
      throw new StoreError('InvalidOptions', `${name} is not allowed to be used within an update`);
    }
  }
};

/** A document as the pipeline of an update leaves it. */
export const runPipelineUpdate = (
  before: Doc,
  stages: readonly Value[],
  variables: ReadonlyMap<string, Maybe>,
): Doc => {
  checkUpdatePipeline(stages, variables);
  const [after] = unpaced(compilePipeline(stages, nothing(variables))([before]));
  return after ?? before;
};
