import { type Doc, isDoc, type Value } from '../bson/value.js';
import type { Paced } from '../query/pause.js';
import { StoreError } from '../errors.js';
import { GROUP } from './stages/group.js';
import { JOIN } from './stages/join.js';
import { SELECT } from './stages/select.js';
import { SHAPE } from './stages/shape.js';
import { SOURCES } from './stages/sources.js';
import { WINDOW } from './stages/window.js';
import type { MakeStage, Stage, Surroundings } from './stages/stage.js';

/** Every stage by its name, but those that write. */
export const stages = (): Readonly<Record<string, MakeStage>> => ({
  ...SELECT,
  ...SHAPE,
  ...GROUP,
  ...JOIN,
  ...WINDOW,
  ...SOURCES,
});

/** The name and operand of a stage; throws 40323 when it has not exactly one field. */
export const stageOf = (stage: Value): readonly [string, Value] => {
  if (!isDoc(stage))
    throw new StoreError('TypeMismatch', "Each element of the 'pipeline' array must be an object");
  const [only] = stage;
  if (stage.size !== 1 || !only)
    throw new StoreError(40323, 'A pipeline stage specification object must contain exactly one field.');
  return only;
};

const compileStage = (stage: Value, surroundings: Surroundings): Stage => {
  const [name, operand] = stageOf(stage);
  const known = stages();
  const make = Object.hasOwn(known, name) ? known[name] : undefined;
  if (make) return make(operand, surroundings);
  if (name === '$out' || name === '$merge')
    throw new StoreError(40601, `${name} can only be the final stage in the pipeline`);
  throw new StoreError(40324, `Unrecognized pipeline stage name: '${name}'`);
};

const FIRST = ['$collStats', '$indexStats', '$documents', '$currentOp', '$planCacheStats', '$changeStream'];

/** Refuses a stage that makes its documents itself behind others, whose documents would be lost: 40602. */
export const refuseLater = (pipeline: readonly Value[]): void => {
  for (const [name] of pipeline.slice(1).map(stageOf))
    if (FIRST.includes(name))
      throw new StoreError(40602, `${name} is only valid as the first stage in a pipeline.`);
};

/** Compiles a pipeline; throws Location40324 and kin for stages it does not know. */
export const compilePipeline = (pipeline: readonly Value[], surroundings: Surroundings): Stage => {
  const compiled = pipeline.map((stage) => compileStage(stage, surroundings));
  return (documents: Paced<Doc>) => compiled.reduce((found, stage) => stage(found), documents);
};
