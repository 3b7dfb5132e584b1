import { parseArgs } from 'node:util';

/** How much is measured. */
export interface Plan {
  readonly quick: boolean;
  /** Stretches of each measurement; their median counts. */
  readonly blocks: number;
  /** Conversations, and clinicians who share them. */
  readonly talks: number;
  readonly staff: number;
  /** People who log in besides, only to hold sockets. */
  readonly holders: number;
  readonly deliverySeconds: number;
  readonly stepSeconds: number;
  readonly races: number;
  readonly lists: { readonly sizes: readonly number[]; readonly reads: number };
  readonly sockets: number;
}

const FULL: Plan = {
  quick: false,
  blocks: 5,
  talks: 40,
  staff: 12,
  holders: 60,
  deliverySeconds: 6,
  stepSeconds: 2,
  races: 60,
  lists: { sizes: [100, 10_000, 100_000], reads: 50 },
  sockets: 10_000,
};

/** For trying the tool: everything is done once, too short for a verdict. */
const QUICK: Plan = {
  quick: true,
  blocks: 1,
  talks: 20,
  staff: 6,
  holders: 20,
  deliverySeconds: 3,
  stepSeconds: 1,
  races: 10,
  lists: { sizes: [100, 1_000], reads: 20 },
  sockets: 500,
};

/** Parts of the run that can be chosen with `--only`, for work on one of them. */
export const PARTS = ['idle', 'cost', 'delivery', 'throughput', 'loss', 'races', 'sockets', 'lists'] as const;
export type Part = (typeof PARTS)[number];

/** What the command line asks for. */
export interface Options {
  readonly plan: Plan;
  readonly parts: readonly Part[];
  /** Folder for a processor profile of each service, written when it stops (`node --cpu-prof`); absent: none. */
  readonly profiles: string | undefined;
}

/** Reads the command line. @throws TypeError for an option that does not exist */
export const optionsFrom = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      profiles: { type: 'string' },
    },
  });
  const chosen = values.only?.split(',');
  const parts = PARTS.filter((part) => chosen === undefined || chosen.includes(part));
  return { plan: values.quick ? QUICK : FULL, parts, profiles: values.profiles };
};
