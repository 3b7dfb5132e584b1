import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { startBroker } from '../broker/start-broker.mjs';
import { BUILDS, ensureBuilt } from '../build/ensure-built.mjs';
import { ensureChromium } from '../machine/needed-packages.mjs';
import { inRoot } from '../paths.mjs';
import { interruption } from '../process/interruption.mjs';
import { runCommand } from '../run-command.mjs';
import { startStore } from '../start-store.mjs';
import { controlled } from './control.mjs';
import { withSystem } from './with-system.mjs';

/** The kinds of tests, told apart by what they cost; each is a Jest project. */
export const KINDS = /** @type {const} */ (['unit', 'contract', 'int', 'e2e', 'outage']);

/**
 * Workers for the tests on a real broker and store, which wait for them more than they compute: one alone used three tenths of
 * two cores. No more than there are cores, because suites of the gateway start up to six processes each, which must answer within
 * a page's five seconds. Each suite has a namespace of its own.
 */
const INT_WORKERS = ['--maxWorkers', String(availableParallelism())];

/** Browser tests go in the same order on every machine. */
const STORY_ORDER = inRoot('tools/launcher/src/commands/stories-by-name.cjs');

/** Where Jest writes the results of one kind of tests. @param {string} kind */
export const resultFile = (kind) => inRoot('artifacts', `jest-${kind}.json`);

/** @typedef {import('./stages.mjs').Ended} Ended */

/**
 * Jest on one kind of tests, with what that kind needs around it.
 * @param {string} kind
 * @param {string[]} args more for Jest
 * @param {{ quiet?: boolean }} [options] `quiet` keeps the output of browser tests for the answer
 * @returns {Promise<Ended>}
 */
export const runTests = (kind, args, options) => {
  if (kind === 'int') return runIntegrationTests(args);
  if (kind === 'e2e' || kind === 'outage') return runBrowserTests(kind, args, options);
  return runJest(kind, args);
};

/**
 * @param {string} kind
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean }} [options]
 */
const runJest = (kind, args, { env = {}, quiet = false } = {}) => {
  mkdirSync(inRoot('artifacts'), { recursive: true });
  rmSync(resultFile(kind), { force: true });
  const jest = ['--experimental-vm-modules', '--no-warnings', inRoot('node_modules/jest/bin/jest.js')];
  const written = ['--selectProjects', kind, '--json', `--outputFile=${resultFile(kind)}`];
  return runCommand(process.execPath, [...jest, ...written, ...args], {
    env: { ...process.env, ...env },
    quiet,
  });
};

/**
 * The tests that need a broker and a store, on a private pair of them. Some start built services as processes: when one does
 * not build, the run has failed, but the tests still tell what they can about the rest.
 * @param {string[]} args
 * @returns {Promise<Ended>}
 */
const runIntegrationTests = async (args) => {
  const interrupted = interruption();
  const broker = startBroker();
  const store = ensureBuilt(BUILDS.store).then(() => startStore());
  const services = store.then(() => ensureBuilt(BUILDS.services)).then(() => 0, complain);
  const [started, stored] = await Promise.allSettled([broker, store]);
  try {
    if (started.status === 'rejected') throw started.reason;
    if (stored.status === 'rejected') throw stored.reason;
    const unbuilt = await services;
    if (interrupted.aborted) return { code: 1, output: '' };
    const env = { AMQP_URL: started.value.url, MONGODB_URI: stored.value.uri };
    const workers = args.some((arg) => arg === '-i' || arg === '--runInBand') ? [] : INT_WORKERS;
    const ended = await runJest('int', [...workers, ...args], { env });
    return { ...ended, code: ended.code || unbuilt };
  } finally {
    for (const part of [started, stored]) if (part.status === 'fulfilled') await part.value.stop();
  }
};

/** @param {unknown} error @returns {number} exit code */
const complain = (error) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
};

/**
 * The tests in a real browser, on a system of their own, of which they can take parts down; screenshots go to artifacts/.
 * @param {'e2e' | 'outage'} kind
 * @param {string[]} args
 * @param {{ quiet?: boolean }} [options]
 */
const runBrowserTests = async (kind, args, options) => {
  const chromium = ensureChromium();
  return withSystem(kind, (webUrl, system) =>
    controlled(system, (controlUrl) => {
      const env = {
        OM_URL: webUrl,
        OM_CONTROL: controlUrl,
        CHROMIUM: chromium,
        ARTIFACTS: inRoot('artifacts'),
      };
      return runJest(kind, ['--runInBand', '--testSequencer', STORY_ORDER, ...args], { env, ...options });
    }),
  );
};
