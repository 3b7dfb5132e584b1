import { median } from '../figures/percentiles.js';
import { SUBJECTS, type LoadResult, type Subject } from '../generator/protocol.js';
import type { Scene } from '../scene.js';

/** A rate is sustained while 99 of 100 messages come within this, milliseconds. */
const LIMIT_MS = 250;
const FIRST_RATE = 150;
const COARSE = 1.3;
const FINE = 1.1;
/** Where a later block begins, as a part of the highest rate of the earlier ones. */
const BEGIN_AGAIN = 0.75;
const MOST_STEPS = 14;

/** The highest sustained rates, messages a second: medians of the blocks, and the medians of the blocks' ratios. */
export interface Throughput {
  readonly rates: Readonly<Record<Subject, number>>;
  readonly ofChain: number;
  readonly ofFloor: number;
  readonly blocks: readonly Readonly<Record<Subject, number>>[];
  readonly generatorDelayMs: number;
}

/** Whether every message of a stretch came, at the rate that was asked for, quickly enough. Pure. */
export const isSustained = (result: LoadResult, wanted: number): boolean =>
  result.refused === 0 &&
  result.delivered === result.sent &&
  result.rate >= wanted * 0.97 &&
  result.delivery.p99 <= LIMIT_MS;

/** Raises the rate of one subject after the other until the 99th percentile passes the limit, in turns. */
export const measureThroughput = async (scene: Scene): Promise<Throughput> => {
  const blocks: Record<Subject, number>[] = [];
  const delays: number[] = [];
  for (let block = 0; block < scene.plan.blocks; block += 1) {
    const rates = { ours: 0, floor: 0, chain: 0 };
    for (const subject of SUBJECTS) {
      const earlier = median(blocks.map((before) => before[subject]));
      rates[subject] = await highestRate(scene, subject, earlier, delays);
    }
    blocks.push(rates);
    scene.tell(
      `throughput ${block + 1}: ours ${rates.ours.toFixed(0)}/s, chain ${rates.chain.toFixed(0)}/s, floor ${rates.floor.toFixed(0)}/s`,
    );
  }
  const of = (subject: Subject) => median(blocks.map((block) => block[subject]));
  return {
    rates: { ours: of('ours'), floor: of('floor'), chain: of('chain') },
    ofChain: median(blocks.map(({ ours, chain }) => ours / chain)),
    ofFloor: median(blocks.map(({ ours, floor }) => ours / floor)),
    blocks,
    generatorDelayMs: median(delays),
  };
};

const highestRate = async (
  { generator, plan }: Scene,
  subject: Subject,
  earlier: number,
  delays: number[],
): Promise<number> => {
  const known = Number.isFinite(earlier) && earlier > 0;
  const factor = known ? FINE : COARSE;
  let rate = known ? earlier * BEGIN_AGAIN : FIRST_RATE;
  let highest = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const result = await generator.ask('load', { subject, rate, seconds: plan.stepSeconds });
    const sustained = isSustained(result, rate);
    if (sustained) {
      highest = rate;
      delays.push(result.generatorDelayMs);
    } else if (highest > 0) break;
    rate = sustained ? rate * factor : rate / factor;
  }
  return highest;
};
