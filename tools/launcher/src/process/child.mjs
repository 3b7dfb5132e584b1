import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { waitUntil } from './wait-until.mjs';

const LINES_KEPT = 20;

/** How long after the end its last output is waited for; a grandchild may hold the pipe open for ever. */
const LAST_OUTPUT_MS = 200;

/**
 * How to start one operating-system process.
 * @typedef {object} Command
 * @property {string} command absolute path of the program
 * @property {string[]} args
 * @property {Record<string, string>} env the whole environment; nothing is inherited
 * @property {string} [cwd]
 */

/**
 * A started process.
 * @typedef {object} Child
 * @property {number | undefined} pid undefined when it could not be started
 * @property {Promise<string>} exited how it ended: "exit code 1", "signal SIGKILL"
 * @property {() => boolean} alive
 * @property {() => string[]} lastLines the last lines it wrote
 * @property {(graceMs: number) => Promise<void>} stop SIGTERM, and SIGKILL to what is left of its group after the grace period
 * @property {() => Promise<void>} kill SIGKILL at once
 */

/**
 * Starts a process in a group of its own: a Ctrl-C in the terminal reaches only the launcher, which then stops all in
 * order, and what a process leaves behind in its group can be ended with it.
 * @param {Command} command
 * @param {(line: string) => void} onLine
 * @returns {Child}
 */
export const startChild = ({ command, args, env, cwd }, onLine) => {
  const child = spawn(command, args, { env, cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {string[]} */
  const kept = [];
  /** @param {string} line */
  const take = (line) => {
    kept.push(line);
    if (kept.length > LINES_KEPT) kept.shift();
    onLine(line);
  };
  createInterface({ input: child.stdout }).on('line', take);
  createInterface({ input: child.stderr }).on('line', take);
  let alive = true;
  /** @type {Promise<string>} */
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(ending(code, signal)));
    child.once('exit', (code, signal) => setTimeout(resolve, LAST_OUTPUT_MS, ending(code, signal)));
  });
  void exited.then(() => {
    alive = false;
  });
  const { pid } = child;
  const kill = async () => {
    endGroup(pid, 'SIGKILL');
    await exited;
  };
  /** @param {number} graceMs */
  const stop = async (graceMs) => {
    if (alive) child.kill('SIGTERM');
    await Promise.race([exited, waitUntil(() => !alive, { timeoutMs: graceMs })]);
    await kill();
  };
  return { pid, exited, alive: () => alive, lastLines: () => [...kept], stop, kill };
};

/** @param {number | null} code @param {NodeJS.Signals | null} signal */
const ending = (code, signal) => (signal ? `signal ${signal}` : `exit code ${code}`);

/** @param {number | undefined} pid @param {NodeJS.Signals} signal */
const endGroup = (pid, signal) => {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
};
