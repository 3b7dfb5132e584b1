import { PlainError } from '../plain-error.mjs';
import { inRoot } from '../paths.mjs';
import { runCommand } from '../run-command.mjs';
import { isUnchanged, remember } from './content-stamp.mjs';

/**
 * Something that is built: its sources, what it makes, and how.
 * @typedef {object} Build
 * @property {string} name
 * @property {string[]} inputs files and folders from the root; build output and packages inside them are left out
 * @property {string[]} outputs must exist, else it is built again
 * @property {string[]} script arguments for this Node
 */

const TSC = 'node_modules/typescript/bin/tsc';

/**
 * TypeScript projects built together; none named means all.
 * @param {string} name @param {string[]} projects @param {string[]} outputs @returns {Build}
 */
export const typescript = (name, projects, outputs) => ({
  name,
  inputs: ['apps', 'libs', 'tools', 'tsconfig.base.json', 'tsconfig.json', 'package-lock.json'],
  outputs,
  script: [TSC, '--build', ...projects],
});

/** @satisfies {Record<string, Build>} */
export const BUILDS = {
  services: typescript('services', [], ['tools/store/dist/main.js', 'apps/gateway/dist/main.js']),
  store: typescript('store', ['tools/store'], ['tools/store/dist/main.js']),
  web: {
    name: 'web',
    inputs: ['apps/web', 'libs/visit-state/src', 'libs/contracts/src', 'package-lock.json'],
    outputs: ['apps/web/dist/index.html'],
    script: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', 'apps/web'],
  },
};

/**
 * Builds it unless nothing it is made of has changed since the last time.
 * @param {Build} build
 */
export const ensureBuilt = async (build) => {
  if (isUnchanged(build)) return;
  console.log(`Building ${build.name} ...`);
  const [script, ...args] = build.script;
  const { code, output } = await runCommand(process.execPath, [inRoot(script ?? ''), ...args], {
    quiet: true,
  });
  if (code !== 0) throw new PlainError(`Building ${build.name} failed:\n${output.trim()}`);
  remember(build);
};
