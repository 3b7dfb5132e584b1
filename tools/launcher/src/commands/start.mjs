import { ensureInstalled } from '../build/installed.mjs';
import { onInstalledNode } from '../build/installed-node.mjs';
import { terminalReporter } from '../log/terminal-reporter.mjs';
import { checkDisk } from '../machine/free-disk.mjs';
import { checkPort } from '../machine/free-ports.mjs';
import { ensureRabbitMq } from '../machine/needed-packages.mjs';
import { optionsOf } from '../options.mjs';
import { exitWith, PlainError } from '../plain-error.mjs';
import { interruption } from '../process/interruption.mjs';
import { alreadyRunning, runningSystem } from '../process/run-file.mjs';
import { SERVICES } from '../service-specs.mjs';
import { startSystem } from '../system.mjs';
import { welcome } from '../welcome.mjs';

const DEFAULT_PORT = 4200;
const NAMES = ['epmd', 'broker', 'store', 'oidc', ...SERVICES];

/** Starts everything and stays until it is told to stop. @param {string[]} args `--port <number>` */
export const start = (args) =>
  exitWith(async () => {
    optionsOf('npm start -- [--port 4300]', { args, options: { port: { type: 'string' } } });
    const port = portFrom(args, process.env);
    const running = runningSystem();
    if (running) throw new PlainError(alreadyRunning(running));
    await checkPort(port);
    checkDisk();
    // First of all: who has to install it is told at once, not after minutes of npm.
    if (!process.env.AMQP_URL) ensureRabbitMq();
    await ensureInstalled();
    return onInstalledNode(() => serve(port));
  });

/**
 * The port of the web app: `--port`, else PORT, else 4200.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @throws PlainError when it is no port number
 */
export const portFrom = (args, env) => {
  const flag = args.findIndex((arg) => arg === '--port' || arg.startsWith('--port='));
  const given = flag === -1 ? env.PORT : (args[flag]?.split('=')[1] ?? args[flag + 1] ?? '');
  if (given === undefined) return DEFAULT_PORT;
  const port = Number(given);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new PlainError(
    `"${given}" is no port: give a number from 1 to 65535, as in npm start -- --port 4300`,
  );
};

/** @param {number} port */
const serve = async (port) => {
  const signal = interruption();
  const reporter = terminalReporter(NAMES, process.stdout);
  const startedAt = Date.now();
  const system = await startSystem({ port, reporter, signal }).finally(reporter.quiet);
  console.log(welcome(system.webUrl, (Date.now() - startedAt) / 1000));
  await new Promise((resolve) =>
    signal.aborted ? resolve(undefined) : signal.addEventListener('abort', resolve),
  );
  console.log('\nStopping ...');
  await system.stop();
  console.log('Stopped. Nothing is left running; the data is still there for the next start.');
  return 0;
};
