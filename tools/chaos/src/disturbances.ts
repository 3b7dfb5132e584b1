import { setTimeout as pause } from 'node:timers/promises';
import { faultRound, type Fault } from './fault-plan.js';
import type { Participant } from './participant.js';
import type { Random } from './random.js';

const FREEZE_MS = 1_500;
const BETWEEN_FAULTS_MS = 1_000;
const BETWEEN_CUTS_MS = 2_000;
const BACK_WITHIN_MS = 90_000;

/** What of the running system a disturbance touches. */
export interface Victims {
  kill(name: string): Promise<void>;
  pids(): Record<string, number>;
  whenReady(name: string, timeoutMs?: number): Promise<boolean>;
}

/** How often what went wrong. */
export interface Disturbed {
  readonly kills: Map<string, number>;
  freezes: number;
}

/**
 * Kills and freezes one process after the other until `stop` is aborted; each victim is back before the next goes.
 * @throws Error when one does not come back
 */
export const disturb = async (
  victims: Victims,
  { services, random, stop, tell }: Disturbing,
): Promise<Disturbed> => {
  const disturbed: Disturbed = { kills: new Map(), freezes: 0 };
  const over = () => stop.aborted;
  while (!over()) {
    for (const fault of faultRound(services, random)) {
      await pause(BETWEEN_FAULTS_MS);
      if (over()) break;
      tell(`${fault.kind} ${fault.name}`);
      await DO[fault.kind](victims, fault, disturbed);
    }
  }
  return disturbed;
};

/** How to disturb. */
export interface Disturbing {
  readonly services: readonly string[];
  readonly random: Random;
  readonly stop: AbortSignal;
  readonly tell: (line: string) => void;
}

const DO: Record<Fault['kind'], (victims: Victims, fault: Fault, disturbed: Disturbed) => Promise<void>> = {
  kill: async (victims, { name }, { kills }) => {
    await victims.kill(name);
    kills.set(name, (kills.get(name) ?? 0) + 1);
    if (!(await victims.whenReady(name, BACK_WITHIN_MS)))
      throw new Error(`${name} did not come back after it was killed`);
  },
  freeze: async (victims, { name }, disturbed) => {
    const pid = victims.pids()[name];
    if (pid === undefined) return;
    process.kill(pid, 'SIGSTOP');
    await pause(FREEZE_MS);
    process.kill(pid, 'SIGCONT');
    disturbed.freezes += 1;
  },
};

/** Breaks the line of one person after the other until `stop` is aborted. */
export const cutLines = async (
  people: readonly Participant[],
  { random, stop }: Pick<Disturbing, 'random' | 'stop'>,
): Promise<number> => {
  let cuts = 0;
  while (!stop.aborted) {
    await pause(BETWEEN_CUTS_MS, undefined, { signal: stop }).catch(() => undefined);
    random.pick(people).cut();
    cuts += 1;
  }
  return cuts;
};
