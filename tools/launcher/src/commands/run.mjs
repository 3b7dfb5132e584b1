import { existsSync } from 'node:fs';
import { ensureBuilt, typescript } from '../build/ensure-built.mjs';
import { ensureInstalled } from '../build/installed.mjs';
import { onInstalledNode } from '../build/installed-node.mjs';
import { inRoot } from '../paths.mjs';
import { exitWith, PlainError } from '../plain-error.mjs';
import { runCommand } from '../run-command.mjs';
import { runIntegrationTests } from './run-tests.mjs';

/** Runs one tool by name: `int` for the integration tests, else `tools/<name>`. @param {string[]} args */
export const run = ([name = '', ...args]) =>
  exitWith(async () => {
    await ensureInstalled();
    return onInstalledNode(() => (name === 'int' ? runIntegrationTests(args) : runTool(name, args)));
  });

/**
 * `store` runs tools/store/dist/main.js, `store/bench` runs tools/store/dist/bench/main.js.
 * @param {string} name
 * @param {string[]} args
 */
const runTool = async (name, args) => {
  const [tool = '', ...inside] = name.split('/');
  if (!existsSync(inRoot('tools', tool, 'tsconfig.json')))
    throw new PlainError(`There is no tool "${tool}" in tools/.`);
  const main = ['tools', tool, 'dist', ...inside, 'main.js'].join('/');
  await ensureBuilt(typescript(tool, [`tools/${tool}`], [main]));
  return (await runCommand(process.execPath, [inRoot(main), ...args])).code;
};
