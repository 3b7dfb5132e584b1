import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../paths.mjs';

const LEFT_OUT = new Set(['node_modules', 'dist', '.nx', 'artifacts']);

/** @param {string} path @returns {string[]} every file under it, sorted */
const filesOf = (path) => {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !LEFT_OUT.has(name))
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
};

/**
 * One value for the content of all files: times do not count, so a checkout or a touch builds nothing anew.
 * @param {string[]} paths
 */
export const contentHash = (paths) => {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesOf))
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

/** @param {string} name */
const stampFile = (name) => inRoot('node_modules', '.cache', 'launcher', `${name}.stamp`);

/** @param {import('./ensure-built.mjs').Build} build */
const stampOf = ({ inputs, script }) =>
  `${contentHash(inputs.map((path) => inRoot(path)))} ${script.join(' ')}`;

/**
 * Whether the outputs are there and were made of just this content.
 * @param {import('./ensure-built.mjs').Build} build
 */
export const isUnchanged = (build) => {
  const file = stampFile(build.name);
  if (!existsSync(file) || !build.outputs.every((path) => existsSync(inRoot(path)))) return false;
  return readFileSync(file, 'utf8') === stampOf(build);
};

/** Notes what the outputs were made of. @param {import('./ensure-built.mjs').Build} build */
export const remember = (build) => {
  const file = stampFile(build.name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, stampOf(build));
};
