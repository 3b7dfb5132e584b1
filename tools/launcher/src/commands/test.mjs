import { existsSync, readFileSync } from 'node:fs';
import { BUILDS, ensureBuilt } from '../build/ensure-built.mjs';
import { ensureInstalled } from '../build/installed.mjs';
import { onInstalledNode } from '../build/installed-node.mjs';
import { checkDisk } from '../machine/free-disk.mjs';
import { ensureChromium, ensureRabbitMq } from '../machine/needed-packages.mjs';
import { exitWith } from '../plain-error.mjs';
import { interruption } from '../process/interruption.mjs';
import { runCommand } from '../run-command.mjs';
import { demoOn, runTool } from './run.mjs';
import { KINDS, resultFile, runTests } from './run-tests.mjs';
import { sumResults } from './sum-results.mjs';
import { withSystem } from './with-system.mjs';

/**
 * A part of the proof; `run` answers an exit code.
 * @typedef {{ title: string, run: () => Promise<number> }} Stage
 */

/** Proves the whole project: what is missing is installed first, nothing is skipped, every stage runs even after a failure. */
export const test = () =>
  exitWith(async () => {
    checkDisk();
    await ensureInstalled();
    return onInstalledNode(prove);
  });

/** @param {string} name of a script in package.json @returns {Stage} */
const script = (name) => ({
  title: name,
  run: async () => (await runCommand('npm', ['run', '--silent', name])).code,
});

/** @type {Stage[]} */
const STAGES = [
  script('format:check'),
  script('lint'),
  script('typecheck'),
  ...KINDS.map((kind) => ({ title: `${kind} tests`, run: () => runTests(kind, []) })),
  { title: 'demo', run: () => withSystem('demo', (webUrl) => demoOn(webUrl, [])) },
  { title: 'chaos', run: () => runTool('chaos', ['--seconds', '40', '--seed', '7']) },
];

const prove = async () => {
  const interrupted = interruption();
  ensureRabbitMq();
  ensureChromium();
  await ensureBuilt(BUILDS.services);
  await ensureBuilt(BUILDS.web);
  /** @type {string[]} */
  const summary = [];
  let allGood = true;
  for (const { title, run } of STAGES) {
    if (interrupted.aborted) return 1;
    console.log(`\n=== ${title}`);
    const startedAt = Date.now();
    const good = (await outcome(run)) === 0;
    allGood &&= good;
    summary.push(`${good ? 'ok    ' : 'FAILED'} ${title} (${Math.round((Date.now() - startedAt) / 1000)} s)`);
  }
  console.log(`\n${summary.join('\n')}\n`);
  const { passed, failed } = sumResults(KINDS.map(readResult));
  console.log(`${passed} passed, ${failed} failed`);
  return allGood && failed === 0 ? 0 : 1;
};

/** A stage that cannot even begin has failed; the others still run. @param {() => Promise<number>} run */
const outcome = async (run) => {
  try {
    return await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
};

/** @param {string} kind @returns {import('./sum-results.mjs').JestResult | undefined} */
const readResult = (kind) => {
  const file = resultFile(kind);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
};
