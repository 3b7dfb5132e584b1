import { stageOf } from '../aggregate/pipeline.js';
import { encode } from '../bson/encode.js';
import { isNumeric } from '../bson/number.js';
import { type Doc, type Value } from '../bson/value.js';
import { collated, collating } from '../collation/collation.js';
import type { CursorInfo, Documents } from '../cursor/cursors.js';
import type { Engine } from '../engine/engine.js';
import { refuseLinearizable, wantsDurable } from '../engine/concerns.js';
import { StoreError } from '../errors.js';
import { mapped, type Paced, taking } from '../query/pause.js';
import type { Command } from './command.js';
import { explainCommand } from './explain.js';
import { batchSizeOf, firstBatch } from './cursor-reply.js';
import { letVariables } from './let.js';
import { isOutput, type Output, outputOf } from './output.js';
import { pipelineDocuments } from './pipeline-source.js';
import type { Reply } from './reply.js';
import type { Request } from './request.js';
import { sessionOf } from './session-id.js';

/** The collection a pipeline runs on; empty for one without a collection. */
const target = (request: Request): string => {
  const name = request.get('aggregate');
  return isNumeric(name) ? '' : request.collection();
};

const needCursor = (request: Request): void => {
  if (request.flag('explain') && request.has('writeConcern'))
    throw new StoreError('FailedToParse', "Aggregation explain does not support the 'writeConcern' option");
  if (!request.has('cursor') && !request.flag('explain'))
    throw new StoreError(
      'FailedToParse',
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
};

const pipelineOf = (request: Request): readonly Value[] => {
  const pipeline = request.optionalList('pipeline');
  if (!pipeline) throw request.missing('pipeline');
  pipeline.forEach(stageOf);
  return pipeline;
};

const NOTHING: Documents = [][Symbol.iterator]();

/** Runs a pipeline that writes its result; the answer has no documents. */
const write = async (
  engine: Engine,
  request: Request,
  documents: Paced<Doc>,
  output: Output,
): Promise<Reply> => {
  const all: Doc[] = [];
  await taking(
    documents,
    () => request.time.rest(),
    (root) => all.push(root),
  );
  output(all);
  return firstBatch(engine, request, NOTHING, infoOf(request), { size: 0, single: true });
};

const documentsOf = (engine: Engine, request: Request, pipeline: readonly Value[]): Paced<Doc> =>
  pipelineDocuments(
    engine,
    {
      database: request.database,
      collection: target(request),
      variables: letVariables(request),
      hint: request.get('hint'),
      time: request.time,
    },
    pipeline,
  );

const infoOf = (request: Request): CursorInfo => {
  const name = target(request);
  return {
    namespace: `${request.database}.${name === '' ? '$cmd.aggregate' : name}`,
    session: sessionOf(request),
    noTimeout: false,
    durable: wantsDurable(request),
    time: request.time,
  };
};

const aggregate = async (engine: Engine, request: Request): Promise<Reply> => {
  const pipeline = pipelineOf(request);
  needCursor(request);
  if (request.flag('explain')) return explainCommand(engine, request, request, 'queryPlanner');
  const collation = request.collationOn(engine.catalog.find(request.database, target(request)));
  const last = pipeline.at(-1);
  if (last === undefined || !isOutput(last)) {
    const documents = collated(collation, () => documentsOf(engine, request, pipeline));
    return firstBatch(engine, request, mapped(documents, encode), infoOf(request), {
      size: batchSizeOf(request),
    });
  }
  refuseLinearizable(request);
  const output = outputOf(engine, request, stageOf(last));
  const documents = collated(collation, () => documentsOf(engine, request, pipeline.slice(0, -1)));
  return write(engine, request, documents, (all) => {
    collating(collation, () => {
      output(all);
    });
  });
};

export const AGGREGATE: Command = {
  fields: [
    'pipeline',
    'cursor',
    'allowDiskUse',
    'hint',
    'collation',
    'let',
    'bypassDocumentValidation',
    'explain',
    'fromMongos',
    'needsMerge',
  ],
  run: aggregate,
  writes: true,
};
