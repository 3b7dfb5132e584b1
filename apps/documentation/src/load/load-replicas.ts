import type { VisitSnapshot } from '@om/contracts';
import { bulkLoad, jsonLines, loadStore, type SeedOptions, type StoreEnv } from '@om/persistence';
import { replicaOf } from '../visits/rights.js';
import { visitModel, type DocumentedVisit } from '../visits/visit.schema.js';

/** Fills the replicas of visits from their snapshots. */
export const loadReplicas = async (env: StoreEnv, { snapshots }: SeedOptions): Promise<number> => {
  const store = loadStore(env);
  const visits = store.model<DocumentedVisit>(visitModel);
  await store.open();
  const loaded = await bulkLoad(visits, replicasFrom(snapshots));
  await store.close();
  return loaded;
};

const replicasFrom = async function* (file: string): AsyncGenerator<DocumentedVisit> {
  for await (const visit of jsonLines<VisitSnapshot>(file))
    yield { ...replicaOf(visit), responsibles: visit.responsible ? [visit.responsible.personId] : [] };
};
