import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { latencyOf, median, type Latency } from '../figures/percentiles.js';
import type { Scene } from '../scene.js';
import { seed } from '../seed.js';

const WARM_UP_READS = 30;
/** Each reads the file of snapshots that visit writes; side by side, because the store is what they wait for. */
const READERS = ['queue', 'chat', 'documentation'] as const;

/** Reads of Startsida with so many visits in the store; medians of the blocks. */
export interface ListReads {
  readonly visits: number;
  readonly latency: Pick<Latency, 'p50' | 'p99'>;
}

/** Loads more and more visits by each service's own seed command, and reads Startsida at each size. */
export const measureLists = async (scene: Scene): Promise<readonly ListReads[]> => {
  const reads: ListReads[] = [];
  let from = 0;
  for (const visits of scene.plan.lists.sizes) {
    await load(scene, from, visits);
    from = visits;
    const found = await readLists(scene, visits);
    scene.tell(
      `Startsida at ${visits} visits: p50 ${found.latency.p50.toFixed(2)} p99 ${found.latency.p99.toFixed(2)} ms`,
    );
    reads.push(found);
  }
  return reads;
};

const load = async (scene: Scene, from: number, to: number): Promise<void> => {
  const snapshots = join(scene.folder, `visits-${to}.jsonl`);
  const range = ['--from', String(from), '--visits', String(to), '--snapshots', snapshots];
  await seed(scene, 'visit', range);
  await Promise.all(READERS.map((service) => seed(scene, service, ['--snapshots', snapshots])));
  rmSync(snapshots);
};

const readLists = async ({ generator, plan }: Scene, visits: number): Promise<ListReads> => {
  await generator.ask('lists', { reads: WARM_UP_READS });
  const blocks: Latency[] = [];
  for (let block = 0; block < plan.blocks; block += 1)
    blocks.push(await generator.ask('lists', { reads: plan.lists.reads }));
  const of = (which: 'p50' | 'p99') => median(blocks.map((latency) => latency[which]));
  return { visits, latency: { ...latencyOf([]), p50: of('p50'), p99: of('p99') } };
};
