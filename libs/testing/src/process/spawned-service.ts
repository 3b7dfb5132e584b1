import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { eventually } from '../eventually.js';

/** A service as a real process. */
export interface SpawnedService {
  /** GET on its health port: status and body. */
  get(path: string): Promise<{ status: number; body: unknown }>;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
  /** Its exit code, when it has ended. */
  ended: Promise<number | null>;
  /** Everything it has logged, as text. */
  log(): string;
}

/** The built fixture: decorators need a compiler, which a plain Node does not have. */
const MAIN = fileURLToPath(new URL('../../dist/process/counter-main.js', import.meta.url));

/** Starts the counting service with this environment. */
export const spawnCounters = async (env: Record<string, string>): Promise<SpawnedService> => {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  return {
    get: async (path) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      const text = await response.text();
      return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
    },
    kill: (signal) => child.kill(signal),
    ended: new Promise((resolve) => child.once('exit', resolve)),
    log: () => log,
  };
};

/** Waits until the process answers with this status on its readiness page. */
export const readyIs = (service: SpawnedService, status: 200 | 503) =>
  eventually(async () => (await service.get('/health/ready')).status === status, 20_000);

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
