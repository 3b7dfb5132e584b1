import { rmSync } from 'node:fs';
import { DATA_DIR } from '../paths.mjs';
import { exitWith, PlainError } from '../plain-error.mjs';
import { alreadyRunning, claimRunFile, runningSystem } from '../process/run-file.mjs';

/** Removes all data of `npm start`, secrets included; refuses while the system runs. */
export const reset = () =>
  exitWith(async () => {
    const running = runningSystem();
    if (running) throw new PlainError(alreadyRunning(running));
    claimRunFile(DATA_DIR);
    rmSync(DATA_DIR, { recursive: true, force: true });
    console.log('All data is gone; the next npm start begins anew.');
    return 0;
  });
