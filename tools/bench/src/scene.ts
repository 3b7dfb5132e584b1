import { startPart, type Generator, type Part } from './processes.js';
import type { Plan } from './options.js';
import type { People } from './people.js';

/** The system that is measured. */
export interface System {
  readonly webUrl: string;
  readonly urls: Readonly<Record<string, string>>;
  pids(): Record<string, number>;
  kill(name: string): Promise<void>;
  restart(name: string): Promise<void>;
  whenReady(name: string, timeoutMs?: number): Promise<boolean>;
}

/** What a measurement is made with. */
export interface Scene {
  readonly system: System;
  /** From nothing running to everything ready, on an empty data folder with everything built: what `npm start` takes, seconds. */
  readonly readyAfterS: number;
  readonly generator: Generator;
  readonly plan: Plan;
  /** Processes of the floor and the bare chain, by name. */
  readonly bare: Record<string, number>;
  /** The folder for files of the run; removed after it. */
  readonly folder: string;
  readonly tell: (line: string) => void;
}

const CHAIN = ['chain/chat', 'chain/queue', 'chain/visit', 'chain/edge'] as const;

/** Logs everybody in and starts the visits of the system's side. */
export const enterPeople = async ({ generator, system, plan }: Scene, people: People): Promise<void> => {
  const patients = people.patients.map(({ name }) => name);
  const staff = people.staff.map(({ name }) => name);
  await generator.ask('enter', { webUrl: system.webUrl, patients, staff });
  await generator.ask('visits', { count: plan.talks });
  await generator.ask('connect', { subject: 'ours', count: plan.talks, staff: plan.staff });
};

/** Starts the floor and the bare chain on the system's broker and store, and connects the same number of screens to each. */
export const startBareSubjects = async ({ generator, system, plan, bare }: Scene): Promise<() => void> => {
  const { broker = '', store = '' } = system.urls;
  const args = [broker, `${store}/?directConnection=true`];
  const floor = await startPart('floor/main', args);
  const chain: Part[] = [];
  for (const part of CHAIN) chain.push(await startPart(part, args));
  for (const [index, name] of ['floor/main', ...CHAIN].entries())
    bare[name] = [floor, ...chain][index]?.child.pid ?? 0;
  const { talks: count, staff } = plan;
  await generator.ask('connect', { subject: 'floor', url: floor.url, count, staff });
  await generator.ask('connect', { subject: 'chain', url: chain.at(-1)?.url ?? '', count, staff });
  return () => {
    for (const { child } of [floor, ...chain]) child.kill('SIGKILL');
  };
};
