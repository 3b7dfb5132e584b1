import { doc, type Doc, type Value } from '../bson/value.js';
import type { Engine } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import { keyPattern } from '../index/index-spec.js';
import type { PipelineTarget } from './pipeline-source.js';

/** What `$collStats` and `$indexStats` tell of a collection. */
export const collectionStatistics = (
  engine: Engine,
  target: PipelineTarget,
  stage: '$collStats' | '$indexStats',
  operand: Doc,
): readonly Doc[] => {
  const collection = engine.catalog.find(target.database, target.collection);
  const ns = `${target.database}.${target.collection}`;
  if (!collection && stage === '$collStats' && (operand.has('count') || operand.has('storageStats')))
    throw new StoreError(
      'NamespaceNotFound',
      `Unable to retrieve count in $collStats stage :: caused by :: Collection [${ns}] not found.`,
    );
  if (stage === '$indexStats')
    return (collection?.indexes ?? []).map((index) =>
      doc({
        name: index.name,
        key: keyPattern(index),
        host: engine.address,
        accesses: doc({ ops: 0n, since: engine.startedAt }),
        spec: index.description,
      }),
    );
  const found = doc({ ns, host: engine.address, localTime: new Date() });
  const count = collection?.count ?? 0;
  if (operand.has('count')) found.set('count', count);
  if (operand.has('storageStats'))
    found.set(
      'storageStats',
      storageStats(collection?.dataSize ?? 0, count, collection?.indexes.length ?? 0),
    );
  return [found];
};

const storageStats = (size: number, count: number, nindexes: number): Value =>
  doc({
    size,
    count,
    avgObjSize: count > 0 ? Math.floor(size / count) : 0,
    storageSize: size,
    nindexes,
    capped: false,
    totalIndexSize: 0,
    totalSize: size,
    scaleFactor: 1,
  });
