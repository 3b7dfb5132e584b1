import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';

/** Far more than a run of all tests writes; containers are often given 64 MB there. */
const ROOM_BYTES = 2 * 1024 ** 3;

/**
 * A new folder for what need not outlive the machine: in memory where there is room, else where temporary files are. What is
 * written there outlives every process, however that ends, but nobody waits for a disk; a test of a broker waits for it most of
 * its time.
 * @param {string} prefix
 * @param {string} [memory]
 */
export const quickFolder = (prefix, memory = MEMORY) =>
  mkdtempSync(join(hasRoom(memory) ? memory : tmpdir(), prefix));

/** @param {string} folder */
const hasRoom = (folder) => {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > ROOM_BYTES;
  } catch {
    return false;
  }
};
