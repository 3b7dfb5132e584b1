import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../plain-error.mjs';
import { inRoot } from '../paths.mjs';
import { runCommand } from '../run-command.mjs';

/**
 * An entry of a package lock.
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, peer?: boolean }} Locked
 */

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes what it installed into
 * node_modules/.package-lock.json as its last act, so an install that was interrupted, or is older than the lock, shows.
 * Optional packages are left out: npm skips those that do not fit the machine.
 * @param {string} root
 */
export const isInstalled = (root) => {
  const wanted = lockedPackages(join(root, 'package-lock.json'));
  const present = lockedPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted) throw new PlainError(`package-lock.json is missing in ${root}: check out the project again.`);
  if (!present || !existsSync(join(root, 'node_modules', '.bin', 'node'))) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') || entry.optional || entry.peer) return true;
    const have = present[path];
    return have !== undefined && (entry.link === true || have.version === entry.version);
  });
};

/** @param {string} file @returns {Record<string, Locked> | undefined} */
const lockedPackages = (file) =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;

/** Installs the npm packages when they are missing or older than the lock. */
export const ensureInstalled = async () => {
  if (isInstalled(inRoot())) return;
  console.log('Installing npm packages (npm ci), a minute or two ...');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code } = npm?.endsWith('.js')
    ? await runCommand(process.execPath, [npm, ...args])
    : await runCommand('npm', args);
  if (code !== 0) throw new PlainError('npm ci failed: see above what npm says, mend it and try again.');
};
