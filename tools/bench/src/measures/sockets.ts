import { setTimeout as pause } from 'node:timers/promises';
import { pssMb } from '../processes.js';
import type { Scene } from '../scene.js';

const SETTLE_MS = 8_000;
const KB_PER_MB = 1_024;

/** Idle sockets on one gateway. */
export interface Sockets {
  readonly held: number;
  /** Memory of the gateway for each, KB. */
  readonly kbEach: number;
  /** How long the gateway took to stop and be ready again with all of them open, seconds. */
  readonly restartSeconds: number;
}

/** Opens sockets that do nothing on a gateway that has done nothing, then lets it stop with all of them. */
export const measureSockets = async ({ system, generator, plan, tell }: Scene): Promise<Sockets> => {
  await generator.ask('leave', {});
  await system.restart('gateway');
  await pause(SETTLE_MS / 2);
  const pid = system.pids()['gateway'] ?? 0;
  const before = pssMb(pid);
  await generator.ask('hold', { sockets: plan.sockets });
  await pause(SETTLE_MS);
  const held = await generator.ask('held', {});
  const kbEach = ((pssMb(pid) - before) * KB_PER_MB) / held;
  const began = performance.now();
  await system.restart('gateway');
  const restartSeconds = (performance.now() - began) / 1_000;
  await generator.ask('letGo', {});
  tell(
    `${held} idle sockets: ${kbEach.toFixed(1)} KB each; the gateway with them stopped and ready again after ${restartSeconds.toFixed(1)} s`,
  );
  return { held, kbEach, restartSeconds };
};
