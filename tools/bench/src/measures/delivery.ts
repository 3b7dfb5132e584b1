import { latencyOf, median, type Latency } from '../figures/percentiles.js';
import type { LoadResult, Subject } from '../generator/protocol.js';
import { cpuSeconds } from '../processes.js';
import type { Scene } from '../scene.js';

const RATE = 100;
const WARM_UP_S = 2;
const MEASURED = ['floor', 'ours'] as const satisfies readonly Subject[];

/** A figure of the system beside the same of the floor; medians of the blocks, and the median of the blocks' ratios. */
export interface Beside {
  readonly ours: number;
  readonly floor: number;
  readonly ratio: number;
}

/** Message delivery at 100 a second. */
export interface Delivery {
  readonly p50: Beside;
  readonly p99: Beside;
  readonly acknowledgement: Latency;
  readonly sent: number;
  readonly lost: number;
  /** Processor time of each process of the system, in parts of one core. */
  readonly cpu: Readonly<Record<string, number>>;
  readonly generatorDelayMs: number;
  readonly blocks: readonly Readonly<Record<(typeof MEASURED)[number], LoadResult>>[];
}

/** Floor and system in turns, so that whatever else the machine does meets both. */
export const measureDelivery = async (scene: Scene): Promise<Delivery> => {
  const { generator, plan, tell } = scene;
  for (const subject of MEASURED) await generator.ask('load', { subject, rate: RATE, seconds: WARM_UP_S });
  const blocks = [];
  const used: Record<string, number>[] = [];
  for (let block = 0; block < plan.blocks; block += 1) {
    const options = { rate: RATE, seconds: plan.deliverySeconds };
    const floor = await generator.ask('load', { subject: 'floor', ...options });
    const [ours, cpu] = await withCpu(scene, () => generator.ask('load', { subject: 'ours', ...options }));
    used.push(cpu);
    blocks.push({ floor, ours });
    tell(
      `delivery ${block + 1}: ours ${shown(ours)}, floor ${shown(floor)}, generator late by ${ours.generatorDelayMs.toFixed(1)} ms at most in 99 of 100`,
    );
  }
  return summary(blocks, used);
};

const shown = ({ delivery: { p50, p99 } }: LoadResult): string =>
  `p50 ${p50.toFixed(2)} p99 ${p99.toFixed(2)} ms`;

const summary = (blocks: Delivery['blocks'], used: readonly Record<string, number>[]): Delivery => {
  const beside = (which: 'p50' | 'p99'): Beside => ({
    ours: median(blocks.map(({ ours }) => ours.delivery[which])),
    floor: median(blocks.map(({ floor }) => floor.delivery[which])),
    ratio: median(blocks.map(({ ours, floor }) => ours.delivery[which] / floor.delivery[which])),
  });
  const ours = blocks.map((block) => block.ours);
  const names = Object.keys(used[0] ?? {});
  return {
    p50: beside('p50'),
    p99: beside('p99'),
    acknowledgement: medianLatency(ours.map(({ acknowledgement }) => acknowledgement)),
    sent: sum(ours.map(({ sent }) => sent)),
    lost: sum(ours.map(({ acknowledged, delivered }) => acknowledged - delivered)),
    cpu: Object.fromEntries(names.map((name) => [name, median(used.map((cpu) => cpu[name] ?? 0))])),
    generatorDelayMs: Math.max(...ours.map(({ generatorDelayMs }) => generatorDelayMs)),
    blocks,
  };
};

const medianLatency = (latencies: readonly Latency[]): Latency => {
  const of = (which: keyof Latency) => median(latencies.map((latency) => latency[which]));
  return {
    ...latencyOf([]),
    count: of('count'),
    p50: of('p50'),
    p90: of('p90'),
    p99: of('p99'),
    max: of('max'),
  };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Does the work and says which part of a core each process of the system used meanwhile. */
export const withCpu = async <T>(
  { system }: Scene,
  work: () => Promise<T>,
): Promise<[T, Record<string, number>]> => {
  const pids = Object.entries(system.pids());
  const before = pids.map(([, pid]) => cpuSeconds(pid));
  const began = performance.now();
  const done = await work();
  const seconds = (performance.now() - began) / 1_000;
  const cpu = pids.map(([name, pid], index) => [name, (cpuSeconds(pid) - (before[index] ?? 0)) / seconds]);
  return [done, Object.fromEntries(cpu) as Record<string, number>];
};
