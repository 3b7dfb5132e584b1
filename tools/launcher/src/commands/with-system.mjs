import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileReporter } from '../log/file-reporter.mjs';
import { inRoot } from '../paths.mjs';
import { interruption } from '../process/interruption.mjs';
import { startSystem } from '../system.mjs';

/**
 * Gives work a system of its own in a temporary folder, and ends it afterwards whatever happened.
 * @param {string} name of the log file in artifacts/
 * @param {(webUrl: string) => Promise<number>} work
 * @returns {Promise<number>} what the work answered
 */
export const withSystem = async (name, work) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'om-system-'));
  const signal = interruption();
  const reporter = fileReporter(inRoot('artifacts', `${name}.log`));
  try {
    const system = await startSystem({ dataDir, reporter, signal, env: {} });
    return await work(system.webUrl).finally(system.stop);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};
