import { rmSync } from 'node:fs';
import { quickFolder } from '../machine/quick-folder.mjs';
import { supervise } from './supervisor.mjs';

/**
 * Runs processes on a temporary folder until `stop`, which removes it.
 * @param {string} name of the folder and of the process that `kill` and `restart` mean
 * @param {(dataDir: string) => import('./member.mjs').ProcessSpec[]} specsFor
 * @param {import('./member.mjs').Reporter} reporter
 * @throws PlainError when one does not start; nothing is left then
 */
export const runPrivately = async (name, specsFor, reporter) => {
  const dataDir = quickFolder(`om-${name}-`);
  const processes = supervise(specsFor(dataDir), reporter);
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
    stop,
    pids: processes.pids,
    kill: () => processes.kill(name),
    restart: () => processes.restart(name),
  };
};
