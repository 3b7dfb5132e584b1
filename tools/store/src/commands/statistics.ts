import { doc, type Doc, type Value } from '../bson/value.js';
import type { Collection } from '../catalog/collection.js';
import type { Engine } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import { keyPattern } from '../index/index-spec.js';
import type { PipelineTarget } from './pipeline-source.js';

const indexStatistics = (engine: Engine, collection: Collection | undefined): readonly Doc[] =>
  (collection?.indexes ?? []).map((index) =>
    doc({
      name: index.name,
      key: keyPattern(index),
      host: engine.address,
      accesses: doc({ ops: 0n, since: engine.startedAt }),
      spec: index.description,
    }),
  );

/** What `$collStats` and `$indexStats` tell of a collection. */
export const collectionStatistics = (
  engine: Engine,
  target: PipelineTarget,
  stage: '$collStats' | '$indexStats',
  operand: Doc,
): readonly Doc[] => {
  const collection = engine.catalog.find(target.database, target.collection);
  if (stage === '$indexStats') return indexStatistics(engine, collection);
  const ns = `${target.database}.${target.collection}`;
  if (!collection && (operand.has('count') || operand.has('storageStats')))
    throw new StoreError(
      'NamespaceNotFound',
      `Unable to retrieve count in $collStats stage :: caused by :: Collection [${ns}] not found.`,
    );
  const found = doc({ ns, host: engine.address, localTime: new Date() });
  const [count, size] = [collection?.count ?? 0, collection?.dataSize ?? 0];
  if (operand.has('count')) found.set('count', count);
  if (operand.has('storageStats'))
    found.set('storageStats', storageStats(size, count, collection?.indexes.length ?? 0));
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
