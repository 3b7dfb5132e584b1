import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Ask, Asks } from './generator/protocol.js';

/** What the launcher gives the services. */
const HEAP = ['--max-old-space-size=256', '--max-semi-space-size=16', '--single-threaded-gc'];
/** Ticks a second in which the kernel counts processor time (`getconf CLK_TCK`, 100 on Linux). */
const TICKS = 100;
const KB_PER_MB = 1_024;

const fileOf = (main: string): string => fileURLToPath(new URL(`${main}.js`, import.meta.url));

/** A process of the bench itself: the floor, a part of the bare chain. `url` is where it takes sockets. */
export interface Part {
  readonly child: ChildProcess;
  readonly url: string;
}

/** A measurement that is interrupted or fails leaves none of its processes behind. */
export const endingWithUs = (child: ChildProcess): ChildProcess => {
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
};

/** Starts one and waits until it is ready. */
export const startPart = async (main: string, args: readonly string[]): Promise<Part> => {
  const child = endingWithUs(fork(fileOf(main), args, { execArgv: HEAP }));
  const [said] = (await once(child, 'message')) as [{ url: string }];
  child.once('exit', (code) => {
    if (code !== null)
      throw new Error(`${main} ended by itself with ${code}: nothing it was to measure counts`);
  });
  return { child, url: said.url };
};

/** The generator process and how it is asked. */
export class Generator {
  private constructor(readonly child: ChildProcess) {}

  static async start(): Promise<Generator> {
    const child = endingWithUs(fork(fileOf('generator/main'), { execArgv: ['--max-semi-space-size=64'] }));
    await once(child, 'message');
    return new Generator(child);
  }

  /** Asks one thing; questions must not overlap. @throws Error with what went wrong in the generator */
  async ask<A extends Ask>(ask: A, options: Parameters<Asks[A]>[0]): Promise<Awaited<ReturnType<Asks[A]>>> {
    this.child.send({ ask, options });
    const [reply] = (await once(this.child, 'message')) as [{ answer?: unknown; error?: string }];
    if (reply.error !== undefined) throw new Error(`generator, ${ask}: ${reply.error}`);
    return reply.answer as Awaited<ReturnType<Asks[A]>>;
  }
}

/** Proportional set size of a process: memory that would be free without it, shared pages by share. MB; 0 when it is gone. */
export const pssMb = (pid: number): number => {
  const line = /^Pss:\s+(\d+) kB$/m.exec(readOr(`/proc/${pid}/smaps_rollup`));
  return Number(line?.[1] ?? 0) / KB_PER_MB;
};

/** Processor time a process has used so far, seconds. */
export const cpuSeconds = (pid: number): number => {
  const stat = readOr(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS;
};

const readOr = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
