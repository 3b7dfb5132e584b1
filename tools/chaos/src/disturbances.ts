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
 * Ends one process after the other until `time` is over, and every one of them at least once; each is back before the next goes.
 * @throws Error when one does not come back
 */
export const disturb = async (
  victims: Victims,
  { services, random, time, tell }: Disturbing,
): Promise<Disturbed> => {
  const disturbed: Disturbed = { kills: new Map(), freezes: 0 };
  for (let round = 0; round === 0 || !time.aborted; round += 1) {
    for (const fault of faultRound(services, random)) {
      await pause(BETWEEN_FAULTS_MS);
      if (round > 0 && time.aborted) break;
      tell(`kill ${fault.kill}${fault.frozen === undefined ? '' : `, while ${fault.frozen} is frozen`}`);
      await Promise.all([freeze(victims, fault, disturbed), kill(victims, fault, disturbed)]);
    }
  }
  return disturbed;
};

/** How to disturb. */
export interface Disturbing {
  readonly services: readonly string[];
  readonly random: Random;
  /** Aborted when it has lasted long enough. */
  readonly time: AbortSignal;
  readonly tell: (line: string) => void;
}

const kill = async (victims: Victims, { kill: name }: Fault, { kills }: Disturbed): Promise<void> => {
  await victims.kill(name);
  kills.set(name, (kills.get(name) ?? 0) + 1);
  if (!(await victims.whenReady(name, BACK_WITHIN_MS)))
    throw new Error(`${name} did not come back after it was killed`);
};

const freeze = async (victims: Victims, { frozen = '' }: Fault, disturbed: Disturbed): Promise<void> => {
  const pid = victims.pids()[frozen];
  if (pid === undefined) return;
  process.kill(pid, 'SIGSTOP');
  await pause(FREEZE_MS);
  process.kill(pid, 'SIGCONT');
  disturbed.freezes += 1;
};

/** Breaks the line of one person after the other until `stop` is aborted. */
export const cutLines = async (
  people: readonly Participant[],
  { random, stop }: { readonly random: Random; readonly stop: AbortSignal },
): Promise<number> => {
  let cuts = 0;
  while (!stop.aborted) {
    await pause(BETWEEN_CUTS_MS, undefined, { signal: stop }).catch(() => undefined);
    random.pick(people).cut();
    cuts += 1;
  }
  return cuts;
};
