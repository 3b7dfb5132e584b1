import { Logger } from '@nestjs/common';
import type { ServiceName } from '@om/contracts';
import { loadEnv, serviceEnv } from '@om/platform';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { StoreEnv } from './load-store.js';

/** What a seed command reads from its environment; refuses production, where nothing is made up. */
const seedEnv = serviceEnv
  .pick({ NODE_ENV: true, MONGODB_URI: true, NAMESPACE: true })
  .refine(({ NODE_ENV }) => NODE_ENV !== 'production', {
    path: ['NODE_ENV'],
    message: 'made-up data is refused with NODE_ENV=production',
  });

const count = z.coerce.number().int().min(0).max(10_000_000);

/** Visits with the numbers `from` up to, not including, `to`; `people`: a file with more staff (queue only). */
const seedOptions = z.object({
  from: count.default(0),
  visits: count.default(0),
  snapshots: z.string().default(''),
  people: z.string().optional(),
});

/** What to load. */
export interface SeedOptions {
  readonly from: number;
  readonly to: number;
  /** File of visit snapshots, one JSON a line: visit writes it, the others read it. */
  readonly snapshots: string;
  readonly people: string | undefined;
}

/**
 * The whole of a service's `seed-load.ts`: `--visits N [--from M] --snapshots FILE`. The service may be running: what is
 * loaded is simply there. Prints how many documents were new; ends the process with code 1 and one line when it fails.
 */
export const seedCommand = async (
  service: ServiceName,
  load: (env: StoreEnv, options: SeedOptions) => Promise<number>,
): Promise<void> => {
  Logger.overrideLogger(['warn', 'error']);
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { from: text, visits: text, snapshots: text, people: text } });
  const { visits: to, from, snapshots, people } = seedOptions.parse(values);
  const began = Date.now();
  const loaded = await load({ ...loadEnv(seedEnv), SERVICE_NAME: service }, { from, to, snapshots, people });
  const seconds = ((Date.now() - began) / 1_000).toFixed(1);
  process.stdout.write(`${service}: ${loaded} loaded in ${seconds} s\n`);
};

/** The values of a file of JSON, one a line, read as they are needed. */
export const jsonLines = async function* <T>(file: string): AsyncGenerator<T> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
    if (line !== '') yield JSON.parse(line) as T;
};
