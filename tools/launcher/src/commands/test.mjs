import { existsSync, readFileSync } from 'node:fs';
import { BUILDS, ensureBuilt } from '../build/ensure-built.mjs';
import { ensureInstalled } from '../build/installed.mjs';
import { onInstalledNode } from '../build/installed-node.mjs';
import { checkDisk } from '../machine/free-disk.mjs';
import { ensureChromium, ensureRabbitMq } from '../machine/needed-packages.mjs';
import { exitWith } from '../plain-error.mjs';
import { interruption } from '../process/interruption.mjs';
import { runCommand } from '../run-command.mjs';
import { runTool } from './run.mjs';
import { KINDS, resultFile, runTests } from './run-tests.mjs';
import { runStages } from './stages.mjs';
import { sumResults } from './sum-results.mjs';
import { withSystem } from './with-system.mjs';

/** Proves the whole project: what is missing is installed first, nothing is skipped, every stage runs even after a failure. */
export const test = () =>
  exitWith(async () => {
    checkDisk();
    await ensureInstalled();
    return onInstalledNode(prove);
  });

/** @param {string} name of a script in package.json @returns {import('./stages.mjs').Stage} */
const script = (name) => ({
  title: name,
  run: async () => (await runCommand('npm', ['run', '--silent', name])).code,
});

/**
 * A script that computes on one core throughout, as the others of its group do: two cores take both in the time of one.
 * @param {string} name of a script in package.json
 * @returns {import('./stages.mjs').Stage}
 */
const scriptBeside = (name) => ({
  title: name,
  beside: () => runCommand('npm', ['run', '--silent', name], { quiet: true }),
});

/** @param {string} kind @returns {import('./stages.mjs').Stage} */
const tests = (kind) => ({
  title: `${kind} tests`,
  run: async () => (await runTests(kind, [])).code,
});

/**
 * A tool that waits more than it computes, as the browser tests do.
 * @param {string} name
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
const quietly = (name, args, env = {}) => runTool(name, args, { env, quiet: true });

/** @type {import('./stages.mjs').Stage[][]} */
const STAGES = [
  [script('format:check'), script('typecheck'), tests('unit'), tests('contract'), scriptBeside('lint')],
  [tests('int')],
  [
    tests('e2e'),
    { title: 'outage tests', beside: () => runTests('outage', [], { quiet: true }) },
    {
      title: 'demo',
      beside: () => withSystem('demo', (webUrl) => quietly('demo/twice', [], { OM_URL: webUrl })),
    },
    { title: 'chaos', beside: () => quietly('chaos', ['--seconds', '40', '--seed', '7']) },
  ],
];

const prove = async () => {
  const interrupted = interruption();
  ensureRabbitMq();
  ensureChromium();
  await Promise.all([ensureBuilt(BUILDS.services), ensureBuilt(BUILDS.web)]);
  const summary = await runStages(STAGES, interrupted);
  if (!summary) return 1;
  console.log(`\n${summary.lines.join('\n')}\n`);
  const { passed, failed } = sumResults(KINDS.map(readResult));
  console.log(`${passed} passed, ${failed} failed`);
  return summary.allGood && failed === 0 ? 0 : 1;
};

/** @param {string} kind @returns {import('./sum-results.mjs').JestResult | undefined} */
const readResult = (kind) => {
  const file = resultFile(kind);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
};
