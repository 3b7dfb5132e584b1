import { mkdirSync } from 'node:fs';
import { freePorts } from './machine/free-ports.mjs';
import { nodeCommand } from './node-process.mjs';
import { answersTcp } from './process/probes.mjs';
import { runPrivately } from './process/run-privately.mjs';
import { silent } from './report.mjs';

const STORE_MAIN = 'tools/store/dist/main.js';
const STORE_HEAP_MB = 1024;

/** @param {number} port */
const storeUri = (port) => `mongodb://127.0.0.1:${port}`;

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
  return { uri: storeUri(port), specs: [spec] };
};

/**
 * A private store in a temporary folder, for tests; ended and removed by `stop`.
 * @param {{ reporter?: import('./process/member.mjs').Reporter }} [options]
 */
export const startStore = async ({ reporter = silent } = {}) => {
  const [port] = /** @type {[number]} */ (await freePorts(1));
  const running = await runPrivately('store', (dataDir) => storeSpecs({ dataDir, port }).specs, reporter);
  return { uri: storeUri(port), ...running };
};
