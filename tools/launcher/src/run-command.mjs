import { spawn } from 'node:child_process';
import { inRoot } from './paths.mjs';
import { passOn } from './process/interruption.mjs';

/**
 * Runs a program in the checkout and waits for it. Whoever interrupts us interrupts it, and we wait for its end.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean }} [options] `quiet` keeps the output for the answer
 * @returns {Promise<{ code: number, output: string }>} code 1 also when a signal ended it
 */
export const runCommand = (command, args, { env = process.env, quiet = false } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: inRoot(),
      env,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    passOn(child);
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
