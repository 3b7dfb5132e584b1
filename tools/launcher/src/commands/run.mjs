import { existsSync } from 'node:fs';
import { ensureBuilt, typescript } from '../build/ensure-built.mjs';
import { ensureInstalled } from '../build/installed.mjs';
import { onInstalledNode } from '../build/installed-node.mjs';
import { inRoot } from '../paths.mjs';
import { exitWith, PlainError } from '../plain-error.mjs';
import { runningSystem } from '../process/run-file.mjs';
import { runCommand } from '../run-command.mjs';
import { KINDS, runTests } from './run-tests.mjs';
import { withSystem } from './with-system.mjs';

/** Runs by name: a kind of tests (`int`, ...), the demo, or another tool in `tools/`. @param {string[]} args */
export const run = ([name = '', ...args]) =>
  exitWith(async () => {
    await ensureInstalled();
    return onInstalledNode(() => {
      if (KINDS.some((kind) => kind === name)) return runTests(name, args).then(({ code }) => code);
      return name === 'demo' ? runDemo(args) : runTool(name, args).then(({ code }) => code);
    });
  });

/**
 * The demo on the system that `OM_URL` names, else on the one that runs here, else on one of its own.
 * @param {string[]} args
 */
const runDemo = (args) => {
  const url = process.env.OM_URL ?? runningSystem()?.webUrl;
  return url ? demoOn(url, args) : withSystem('demo', (webUrl) => demoOn(webUrl, args));
};

/** @param {string} webUrl @param {string[]} args */
const demoOn = async (webUrl, args) => (await runTool('demo', args, { env: { OM_URL: webUrl } })).code;

/**
 * `store` runs tools/store/dist/main.js, `store/bench` runs tools/store/dist/bench/main.js.
 * @param {string} name
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean }} [options] environment besides; `quiet` keeps the output for the answer
 * @returns {Promise<{ code: number, output: string }>}
 */
export const runTool = async (name, args, { env = {}, quiet = false } = {}) => {
  const [tool = '', ...inside] = name.split('/');
  if (!existsSync(inRoot('tools', tool, 'tsconfig.json')))
    throw new PlainError(`There is no tool "${tool}" in tools/.`);
  const main = ['tools', tool, 'dist', ...inside, 'main.js'].join('/');
  await ensureBuilt(typescript(tool, [`tools/${tool}`], [main]));
  return runCommand(process.execPath, [inRoot(main), ...args], { env: { ...process.env, ...env }, quiet });
};
