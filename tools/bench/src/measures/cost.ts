import { SUBJECTS, type Subject } from '../generator/protocol.js';
import { cpuSeconds } from '../processes.js';
import type { Scene } from '../scene.js';

/** Low enough that nothing waits: what is counted is work, not waiting. */
const RATE = 60;
const MS = 1_000;

/** Processor time of one message, milliseconds, by process; idle work of the same stretch is in it. */
export type Cost = Readonly<Record<string, number>>;

/**
 * What a message costs in processor time: of all figures the one that a busy machine changes least. Broker and store work for
 * all three subjects, so each is measured alone.
 */
export const measureCost = async (scene: Scene): Promise<Readonly<Record<Subject, Cost>>> => {
  const costs: Record<Subject, Cost> = { ours: {}, floor: {}, chain: {} };
  for (const subject of SUBJECTS) {
    costs[subject] = await costOf(scene, subject);
    const total = Object.values(costs[subject]).reduce((sum, ms) => sum + ms, 0);
    const parts = Object.entries(costs[subject]).map(([name, ms]) => `${name} ${ms.toFixed(2)}`);
    scene.tell(`cost of a message, ${subject}: ${total.toFixed(2)} ms (${parts.join(', ')})`);
  }
  return costs;
};

const costOf = async ({ system, bare, generator, plan }: Scene, subject: Subject): Promise<Cost> => {
  const pids = Object.entries({ ...system.pids(), ...bare }).filter(([, pid]) => pid > 0);
  const before = pids.map(([, pid]) => cpuSeconds(pid));
  const { sent } = await generator.ask('load', { subject, rate: RATE, seconds: plan.deliverySeconds * 2 });
  const used = pids.map(([name, pid], index) => [
    name,
    ((cpuSeconds(pid) - (before[index] ?? 0)) * MS) / sent,
  ]);
  return Object.fromEntries(used.filter(([, ms]) => Number(ms) >= 0.01)) as Cost;
};
