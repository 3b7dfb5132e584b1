import { setTimeout as pause } from 'node:timers/promises';
import { pssMb } from '../processes.js';
import type { Scene } from '../scene.js';
import { withCpu } from './delivery.js';

const SETTLE_MS = 5_000;
const WATCH_MS = 5_000;

/** What the system takes when nobody does anything. */
export interface Idle {
  /** How long the system took to be ready, seconds. */
  readonly readyAfterS: number;
  /** Proportional set size by process, MB; broker and store included. */
  readonly memoryMb: Readonly<Record<string, number>>;
  readonly totalMb: number;
  /** Processor time by process, in parts of one core. */
  readonly cpu: Readonly<Record<string, number>>;
}

/** Memory by `/proc/PID/smaps_rollup`, and processor time over five seconds. */
export const measureIdle = async (scene: Scene): Promise<Idle> => {
  await pause(SETTLE_MS);
  const [, cpu] = await withCpu(scene, () => pause(WATCH_MS));
  const memoryMb = memoryOf(scene);
  const totalMb = Object.values(memoryMb).reduce((sum, mb) => sum + mb, 0);
  scene.tell(`idle: ${totalMb.toFixed(0)} MB`);
  return { readyAfterS: scene.readyAfterS, memoryMb, totalMb, cpu };
};

/** Memory of each process of the system now, MB. */
export const memoryOf = ({ system }: Pick<Scene, 'system'>): Record<string, number> =>
  Object.fromEntries(Object.entries(system.pids()).map(([name, pid]) => [name, pssMb(pid)]));
