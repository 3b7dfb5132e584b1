import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A program of this package in a process of its own, ready to be connected to. */
export interface StoreProcess {
  readonly uri: string;
  readonly pid: number;
  /** Resident memory in MB. */
  readonly residentMb: () => number;
  /** Ends it with a signal and waits until it is gone. */
  readonly end: (signal: NodeJS.Signals) => Promise<void>;
}

const built = (path: string): string => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));

const readyLine = async (child: ChildProcess): Promise<string> => {
  if (!child.stdout) throw new Error('the process has no output');
  const errors: Buffer[] = [];
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
  for await (const line of createInterface({ input: child.stdout })) {
    const uri = /mongodb:\/\/\S+/.exec(line)?.[0];
    if (uri) return uri;
  }
  throw new Error(`the process ended before it was ready: ${Buffer.concat(errors).toString()}`);
};

const residentMb = (pid: number): number => {
  const found = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1] ?? 0) / 1024;
};

const start = async (program: string, args: readonly string[]): Promise<StoreProcess> => {
  const child = fork(built(program), args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const uri = await readyLine(child);
  const pid = child.pid ?? 0;
  return {
    uri,
    pid,
    residentMb: () => residentMb(pid),
    end: async (signal) => {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
};

/** Starts the store on a free port; the built program must be there. */
export const startStoreProcess = (dataDir: string): Promise<StoreProcess> =>
  start('main.js', ['--port', '0', '--data', dataDir]);

/** Starts the server that answers canned bytes. */
export const startCannedServer = (): Promise<StoreProcess> => start('bench/canned-main.js', []);
