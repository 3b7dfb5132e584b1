import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes what processes do and say to a file, for reading after a test run.
 * @param {string} file
 * @returns {import('../process/member.mjs').Reporter}
 */
export const fileReporter = (file) => {
  mkdirSync(dirname(file), { recursive: true });
  const out = createWriteStream(file);
  /** @param {string} name @param {string} text */
  const write = (name, text) => void out.write(`${new Date().toISOString()} ${name} | ${text}\n`);
  return {
    line: write,
    started: (name) => write(name, '-- started'),
    ready: (name) => write(name, '-- ready'),
    died: (name, how) => write(name, `-- ended unexpectedly: ${how}`),
  };
};
