import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from './machine/free-ports.mjs';
import { nodeCommand } from './node-process.mjs';
import { answersTcp } from './process/probes.mjs';
import { supervise } from './process/supervisor.mjs';
import { silent } from './report.mjs';

const STORE_MAIN = 'tools/store/dist/main.js';
const STORE_HEAP_MB = 1024;

/**
 * The embedded store as a process and the address it will answer on.
 * @param {{ dataDir: string, port: number }} options
 * @returns {{ uri: string, specs: import('./process/member.mjs').ProcessSpec[] }}
 */
export const storeSpecs = ({ dataDir, port }) => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const args = ['--port', String(port), '--data', dataDir];
  const command = nodeCommand(STORE_MAIN, args, { NODE_ENV: 'development' }, { heapMb: STORE_HEAP_MB });
  const spec = {
    ...command,
    name: 'store',
    ready: answersTcp(port),
    startAfter: [],
    layer: 1,
    graceMs: 3500,
  };
  return { uri: `mongodb://127.0.0.1:${port}`, specs: [spec] };
};

/**
 * A private store in a temporary folder, for tests; ended and removed by `stop`.
 * @param {{ reporter?: import('./process/member.mjs').Reporter }} [options]
 */
export const startStore = async ({ reporter = silent } = {}) => {
  const [port] = /** @type {[number]} */ (await freePorts(1));
  const dataDir = mkdtempSync(join(tmpdir(), 'om-store-'));
  const { uri, specs } = storeSpecs({ dataDir, port });
  const processes = supervise(specs, reporter);
  const stop = async () => {
    await processes.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await processes.ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    uri,
    stop,
    pids: processes.pids,
    kill: () => processes.kill('store'),
    restart: () => processes.restart('store'),
  };
};
