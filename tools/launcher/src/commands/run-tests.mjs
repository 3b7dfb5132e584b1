import { startBroker } from '../broker/start-broker.mjs';
import { BUILDS, ensureBuilt } from '../build/ensure-built.mjs';
import { interruption } from '../process/interruption.mjs';
import { inRoot } from '../paths.mjs';
import { runCommand } from '../run-command.mjs';
import { startStore } from '../start-store.mjs';

/**
 * Jest on one kind of tests.
 * @param {string} kind a Jest project: unit, contract, int or e2e
 * @param {string[]} args more for Jest
 * @param {Record<string, string>} [env]
 */
export const runJest = (kind, args, env = {}) =>
  runCommand(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      inRoot('node_modules/jest/bin/jest.js'),
      '--selectProjects',
      kind,
      ...args,
    ],
    { env: { ...process.env, ...env } },
  );

/**
 * Runs the tests that need a broker and a store on a private pair of them.
 * @param {string[]} args more for Jest
 */
export const runIntegrationTests = async (args) => {
  const interrupted = interruption();
  const broker = startBroker();
  const store = ensureBuilt(BUILDS.store).then(() => startStore());
  const [started, stored] = await Promise.allSettled([broker, store]);
  try {
    if (started.status === 'rejected') throw started.reason;
    if (stored.status === 'rejected') throw stored.reason;
    if (interrupted.aborted) return 1;
    const env = { AMQP_URL: started.value.url, MONGODB_URI: stored.value.uri };
    return (await runJest('int', args, env)).code;
  } finally {
    for (const part of [started, stored]) if (part.status === 'fulfilled') await part.value.stop();
  }
};
