import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileReporter } from '../log/file-reporter.mjs';
import { inRoot } from '../paths.mjs';
import { PlainError } from '../plain-error.mjs';
import { interruption } from '../process/interruption.mjs';
import { startSystem } from '../system.mjs';

/**
 * Gives work a system of its own in a temporary folder, and ends it afterwards whatever happened; Ctrl-C ends it too.
 * @param {string} name of the log file in artifacts/
 * @param {(webUrl: string, system: import('../system.mjs').System) => Promise<number>} work
 * @param {Pick<import('../system.mjs').StartOptions, 'logLevel' | 'more'>} [options]
 * @returns {Promise<number>} what the work answered
 */
export const withSystem = async (name, work, options = {}) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'om-system-'));
  const signal = interruption();
  const reporter = fileReporter(inRoot('artifacts', `${name}.log`));
  try {
    const system = await startSystem({ dataDir, reporter, signal, env: {}, ...options });
    const interrupted = new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new PlainError('Interrupted.')), { once: true });
    });
    return await Promise.race([work(system.webUrl, system), interrupted]).finally(system.stop);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};
