import { existsSync, statfsSync } from 'node:fs';
import { inRoot } from '../paths.mjs';
import { PlainError } from '../plain-error.mjs';

const MB = 1024 * 1024;

/** Packages and build output, the broker's and the store's files; the broker stops taking messages below 50 MB. */
const NEEDED_TO_INSTALL_MB = 2000;
const NEEDED_TO_RUN_MB = 300;

/**
 * The one line to print when the disk is too full, else undefined.
 * @param {number} freeMb
 * @param {boolean} installed
 */
export const diskTooFull = (freeMb, installed) => {
  const needed = installed ? NEEDED_TO_RUN_MB : NEEDED_TO_INSTALL_MB;
  if (freeMb >= needed) return undefined;
  return `The disk is too full: ${Math.floor(freeMb)} MB are free and ${needed} MB are needed. Make room, then try again.`;
};

/** @throws PlainError when the disk of the checkout is too full */
export const checkDisk = () => {
  const { bavail, bsize } = statfsSync(inRoot());
  const line = diskTooFull((bavail * bsize) / MB, existsSync(inRoot('node_modules', '.package-lock.json')));
  if (line) throw new PlainError(line);
};
