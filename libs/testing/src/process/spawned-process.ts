import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { eventually } from '../eventually.js';

const READY_WITHIN_MS = 45_000;

/** A program of the checkout as a real process. */
export interface SpawnedProcess {
  /** Where it answers; its health pages are there. */
  readonly url: string;
  /** GET on its port: status and body. */
  get(path: string): Promise<{ status: number; body: unknown }>;
  /** Sends a signal: SIGSTOP freezes it as a machine that hangs, SIGCONT lets it go on. */
  kill(signal: 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
  /** Lets this process end while it still runs: it ends with it. */
  unref(): void;
  /** Its exit code, when it has ended. */
  readonly ended: Promise<number | null>;
  /** Everything it has logged, as text. */
  log(): string;
}

/** A path in the checkout. */
const inRoot = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

/** Ends with the test run, also when that is ended by force: then the pipe from it closes. */
const ENDS_WITH_PARENT =
  'data:text/javascript,process.stdin.on("end",()=>process.exit(1)).on("error",()=>{}).resume().unref()';

/**
 * Starts a built program on a port, as the launcher does: nothing is inherited.
 * @param main path from the root, `apps/visit/dist/main.js`
 * @param port a free one, see {@link freePort}
 */
export const spawnProcess = (main: string, port: number, env: Record<string, string>): SpawnedProcess => {
  const child: ChildProcess = spawn(process.execPath, ['--import', ENDS_WITH_PARENT, inRoot(main)], {
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: inRoot('node_modules/.cache/compiled'),
      ...env,
      PORT: String(port),
    },
    stdio: 'pipe',
  });
  let log = '';
  child.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    get: async (path) => {
      const response = await fetch(url + path);
      const text = await response.text();
      return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
    },
    kill: (signal) => child.kill(signal),
    unref: () => {
      child.unref();
      for (const pipe of child.stdio) (pipe as Socket | null | undefined)?.unref();
    },
    ended: new Promise((resolve) => child.once('exit', resolve)),
    log: () => log,
  };
};

/** Waits until the process answers with this status on its readiness page. @throws Error with its log when it does not */
export const readyIs = async (spawned: SpawnedProcess, status: 200 | 503): Promise<void> => {
  const asked = async (): Promise<boolean> => (await spawned.get('/health/ready')).status === status;
  try {
    await eventually(asked, READY_WITHIN_MS);
  } catch (cause) {
    throw new Error(`never answered ${status} when asked whether it is ready:\n${spawned.log()}`, { cause });
  }
};

/** A port that nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
