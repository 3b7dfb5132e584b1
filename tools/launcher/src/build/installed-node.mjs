import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { inRoot } from '../paths.mjs';
import { passOn } from '../process/interruption.mjs';

/**
 * Hands over to the Node that the install brought, when another one runs this: everything after the install runs on
 * that version whatever the machine has. `npm run` puts it first on the path, so this happens only on a first run.
 * @param {() => Promise<number>} main
 * @returns {Promise<number>} exit code
 */
export const onInstalledNode = (main) => {
  const installed = realpathSync(inRoot('node_modules', '.bin', 'node'));
  if (realpathSync(process.execPath) === installed) return main();
  const child = spawn(installed, process.argv.slice(1), { stdio: 'inherit' });
  passOn(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
};
