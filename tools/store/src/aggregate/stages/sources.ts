import { doc, type Doc, isDoc, type Value } from '../../bson/value.js';
import { type ErrorName, StoreError } from '../../errors.js';
import { knownFields } from '../../known-fields.js';
import { constant } from '../expression.js';
import { compilePipeline } from '../pipeline.js';
import { unpaced } from '../../query/pause.js';
import { type MakeStage, together } from './stage.js';

const facet: MakeStage = (operand, surroundings) => {
  if (!isDoc(operand) || operand.size === 0)
    throw new StoreError(40169, 'the $facet specification must be a non-empty object');
  const parts = [...operand].map(([name, pipeline]) => {
    if (!Array.isArray(pipeline))
      throw new StoreError(40170, `arguments to $facet must be arrays, ${name} is not`);
    if (name.startsWith('$')) throw new StoreError(16410, "FieldPath field names may not start with '$'.");
    if (name.includes('.')) throw new StoreError(16412, "FieldPath field names may not contain '.'.");
    refuseInside(pipeline);
    return [name, compilePipeline(pipeline, surroundings)] as const;
  });
  return together((all) => [
    new Map<string, Value>(parts.map(([name, run]) => [name, [...unpaced(run(all))]])),
  ]);
};

const NOT_IN_FACET = new Set([
  '$collStats',
  '$facet',
  '$geoNear',
  '$indexStats',
  '$out',
  '$merge',
  '$documents',
  '$changeStream',
]);

const refuseInside = (pipeline: readonly Value[]): void => {
  for (const stage of pipeline)
    for (const name of isDoc(stage) ? stage.keys() : [])
      if (NOT_IN_FACET.has(name))
        throw new StoreError(40600, `${name} is not allowed to be used within a $facet stage`);
};

const documents: MakeStage = (operand) => {
  const found = constant(operand);
  if (!Array.isArray(found) || !found.every(isDoc))
    throw new StoreError(5858203, 'an array of objects is expected in $documents');
  return () => found;
};

const statistics =
  (stage: '$collStats' | '$indexStats'): MakeStage =>
  (operand, surroundings) => {
    if (!isDoc(operand)) throw new StoreError(5447000, `${stage} must take a nested object`);
    checkStatistics(stage, operand);
    return () => surroundings.statistics(stage, operand);
  };

const checkStatistics = (stage: '$collStats' | '$indexStats', operand: Doc): void => {
  if (stage === '$indexStats' && operand.size > 0)
    throw new StoreError(28803, 'The $indexStats stage specification must be an empty object');
  knownFields(operand, stage, ['count', 'storageStats', 'latencyStats', 'queryExecStats']);
  for (const name of ['latencyStats', 'queryExecStats'])
    if (operand.has(name))
      throw new StoreError('NotImplemented', `$collStats '${name}' is not supported by the embedded store`);
};

const sessions: MakeStage =
  (_operand, { variables }) =>
  () => [
    doc({
      _id: doc({ id: variables.get('SESSION') ?? null }),
      lastUse: variables.get('NOW') ?? null,
    }),
  ];

const refused =
  (code: ErrorName | number, message: string): MakeStage =>
  () => {
    throw new StoreError(code, message);
  };

const NOT_IMPLEMENTED = 238;
const missing = (name: string): MakeStage =>
  refused(NOT_IMPLEMENTED, `${name} is not supported by the embedded store`);

/** Stages that make documents themselves, hold pipelines, or are refused. */
export const SOURCES: Readonly<Record<string, MakeStage>> = {
  $facet: facet,
  $documents: documents,
  $collStats: statistics('$collStats'),
  $indexStats: statistics('$indexStats'),
  $changeStream: refused('ChangeStreamNotEnabled', 'Change streams must be enabled before being used.'),
  $changeStreamSplitLargeEvent: refused(
    'IllegalOperation',
    '$changeStreamSplitLargeEvent can only be used in a change stream pipeline.',
  ),
  $geoNear: refused(40603, '$geoNear was not the first stage in the pipeline.'),
  $search: refused(31082, '$search stage is only allowed on MongoDB Atlas'),
  $searchMeta: refused(31082, '$searchMeta stage is only allowed on MongoDB Atlas'),
  $vectorSearch: refused(31082, '$vectorSearch stage is only allowed on MongoDB Atlas'),
  $currentOp: missing('$currentOp'),
  $listSessions: refused('InvalidNamespace', '$listSessions must be run against config.system.sessions'),
  $listLocalSessions: sessions,
  $planCacheStats: missing('$planCacheStats'),
};
