import { readdirSync, readFileSync } from 'node:fs';

/**
 * Command lines of the processes whose environment or arguments name `mark`: what a start that used it has left. For
 * tests, on Linux.
 * @param {string} mark for example a data folder
 */
export const leftProcesses = (mark) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => `${read(`/proc/${pid}/environ`)}\0${read(`/proc/${pid}/cmdline`)}`.includes(mark))
    .map((pid) => `${pid} ${read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')}`);

/** @param {string} file */
const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
