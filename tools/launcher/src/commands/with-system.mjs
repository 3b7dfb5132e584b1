import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileReporter } from '../log/file-reporter.mjs';
import { inRoot } from '../paths.mjs';
import { Interrupted } from '../plain-error.mjs';
import { interruption } from '../process/interruption.mjs';
import { startSystem } from '../system.mjs';

/**
 * Gives work a system of its own in a temporary folder, and ends it afterwards whatever happened; Ctrl-C ends it too.
 * @template T
 * @param {string} name of the log file in artifacts/
 * @param {(webUrl: string, system: import('../system.mjs').System) => Promise<T>} work
 * @param {Pick<import('../system.mjs').StartOptions, 'logLevel' | 'more'>} [options]
 * @returns {Promise<T>} what the work answered
 * @throws Interrupted when it was
 */
export const withSystem = async (name, work, options = {}) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'om-system-'));
  const signal = interruption();
  const reporter = fileReporter(inRoot('artifacts', `${name}.log`));
  try {
    const system = await startSystem({ dataDir, reporter, signal, env: {}, ...options });
    const interrupted = new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Interrupted()), { once: true });
    });
    return await Promise.race([work(system.webUrl, system), interrupted]).finally(system.stop);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};
