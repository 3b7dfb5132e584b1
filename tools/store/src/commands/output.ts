import { doc, type Doc, isDoc, type Value } from '../bson/value.js';
import { isView } from './view.js';
import type { Engine } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import { mergeOne, needUniqueIndex } from './merge.js';
import { mergeOf } from './merge-spec.js';
import { insertResult, targetOf } from './output-target.js';
import type { Request } from './request.js';

/** True for the stages that write: `$out` and `$merge`. */
export const isOutput = (stage: Value): boolean => isDoc(stage) && (stage.has('$out') || stage.has('$merge'));

/** Writes the result of a pipeline; what is wrong with the stage itself has been refused before. */
export type Output = (documents: readonly Doc[]) => void;

const refuseCapped = (engine: Engine, database: string, name: string): void => {
  const known = engine.catalog.find(database, name);
  if (known && isView(known))
    throw new StoreError(
      'CommandNotSupportedOnView',
      `Namespace ${database}.${name} is a view, not a collection`,
    );
  if (known?.info.options.get('capped') === true)
    throw new StoreError(17152, `namespace '${database}.${name}' is capped so it can't be used for $out`);
};

/** `$out`: the result becomes the collection, with its indexes and validator kept. */
const out = (engine: Engine, request: Request, operand: Value): Output => {
  const { database, name } = targetOf(operand, request, '$out');
  const bypass = request.flag('bypassDocumentValidation');
  refuseCapped(engine, database, name);
  return (documents) => {
    engine.write({ now: request.now, database }, () => {
      const collection = engine.collectionForWrite(database, name);
      collection.clear();
      for (const root of documents) insertResult(collection, root, bypass);
    });
  };
};

/** `$merge`: each result goes into the collection as its `whenMatched` and `whenNotMatched` say. */
const merge = (engine: Engine, request: Request, operand: Value): Output => {
  const spec = mergeOf(request, operand);
  const { database, name } = spec.target;
  needUniqueIndex(engine.catalog.find(database, name), spec.on);
  return (documents) => {
    engine.write({ now: request.now, database }, () => {
      const collection = engine.collectionForWrite(database, name);
      for (const root of documents) mergeOne(collection, root, spec);
    });
  };
};

const PLAN_EXECUTOR = 'PlanExecutor error during aggregation :: caused by :: ';

/** As MongoDB does, says of a refused document that it was met while the pipeline ran. */
const inPipeline =
  (output: Output): Output =>
  (documents) => {
    try {
      output(documents);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      const details = error.details ?? doc({});
      throw new StoreError(error.code, PLAN_EXECUTOR + error.message, { cause: error, details });
    }
  };

/** Checks the last stage of a pipeline and answers how to write what the others give. */
export const outputOf = (engine: Engine, request: Request, stage: readonly [string, Value]): Output => {
  const [name, operand] = stage;
  return inPipeline(name === '$out' ? out(engine, request, operand) : merge(engine, request, operand));
};
