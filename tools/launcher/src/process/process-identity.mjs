import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * What tells a process from a later one with the same id: when it started. Undefined when it does not run.
 * @param {number} pid
 * @returns {string | undefined}
 */
export const startOf = (pid) => (existsSync('/proc/self/stat') ? startFromProc(pid) : startFromPs(pid));

/** Field 22 of /proc/<pid>/stat, counted after the program name, which may hold spaces. @param {number} pid */
const startFromProc = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${bootId()} ${fields[19]}`;
  } catch {
    return undefined;
  }
};

const bootId = () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

/** @param {number} pid */
const startFromPs = (pid) =>
  spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || undefined;
