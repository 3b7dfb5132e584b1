import { setTimeout as pause } from 'node:timers/promises';
import type { LossResult } from '../generator/protocol.js';
import type { Scene } from '../scene.js';

const RATE = 100;
const KILL_AFTER_MS = 2_000;
const BACK_WITHIN_MS = 30_000;
const AWAY_MESSAGES = 80;
/** Killed one after the other, each in the middle of a stretch of messages. */
const VICTIMS = ['chat', 'gateway'] as const;

/** What became of messages while processes died, and while a patient was away. */
export interface Loss {
  readonly killed: Readonly<Record<(typeof VICTIMS)[number], LossResult>>;
  readonly away: LossResult;
}

/** Kills with SIGKILL at 100 messages a second; every acknowledged message must reach the other participant, once, in order. */
export const measureLoss = async (scene: Scene): Promise<Loss> => {
  const { generator, plan, tell } = scene;
  const seconds = plan.quick ? 3 : 6.5;
  const killed: Partial<Record<(typeof VICTIMS)[number], LossResult>> = {};
  for (const victim of VICTIMS) {
    const watched = generator.ask('underFire', { rate: RATE, seconds });
    await pause(KILL_AFTER_MS);
    await scene.system.kill(victim);
    killed[victim] = await watched;
    await scene.system.whenReady(victim, BACK_WITHIN_MS);
    tell(`${victim} killed: ${shown(killed[victim])}`);
  }
  const away = await generator.ask('away', { messages: AWAY_MESSAGES });
  tell(`a patient away: ${shown(away)}`);
  return { killed: killed as Loss['killed'], away };
};

const shown = ({ sent, acknowledged, lost, disordered }: LossResult): string =>
  `${sent} sent, ${acknowledged} acknowledged, ${lost} lost, ${disordered} twice or out of order`;
