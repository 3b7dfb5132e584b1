import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { brokerSpecs } from './broker/broker-specs.mjs';
import { BUILDS, ensureBuilt } from './build/ensure-built.mjs';
import { checkPort, freePorts } from './machine/free-ports.mjs';
import { ensureRabbitMq } from './machine/needed-packages.mjs';
import { DATA_DIR } from './paths.mjs';
import { PlainError } from './plain-error.mjs';
import { claimRunFile } from './process/run-file.mjs';
import { supervise } from './process/supervisor.mjs';
import { silent } from './report.mjs';
import { secretsOf } from './secrets.mjs';
import { oidcSpec, serviceSpecs, SERVICES } from './service-specs.mjs';
import { storeSpecs } from './start-store.mjs';

/**
 * How a system is started.
 * @typedef {object} StartOptions
 * @property {string} [dataDir] everything that must survive; absent: that of `npm start`
 * @property {number} [port] of the web app; absent: a free one
 * @property {boolean} [clean] empties the data folder first
 * @property {import('./process/member.mjs').Reporter} [reporter] who is told what the processes do; absent: nobody
 * @property {AbortSignal} [signal] stops the start and then the system
 * @property {string} [logLevel]
 * @property {Record<string, Record<string, string>>} [more] environment besides, by process
 * @property {NodeJS.ProcessEnv} [env] `AMQP_URL` and `MONGODB_URI` name a broker and a store to use instead of private ones
 */

/**
 * A running system.
 * @typedef {object} System
 * @property {string} webUrl the address of the web app
 * @property {Record<string, string>} urls by process: broker and store addresses, and where each service answers health
 * @property {() => Promise<void>} stop stops everything, in order, within ten seconds
 * @property {() => Record<string, number>} pids the processes now alive, by name
 * @property {(name: string) => Promise<void>} restart stops one process in order and starts it; resolves when it is ready
 * @property {(name: string) => Promise<void>} kill ends one process as a crash would; it comes back by itself
 * @property {(name: string) => Promise<void>} down ends one process as a crash would and keeps it down until `up`
 * @property {(name: string) => Promise<void>} up starts one that is down; resolves when it is ready
 * @property {(name: string, timeoutMs?: number) => Promise<boolean>} whenReady
 */

/**
 * Starts the whole system and waits until all of it is ready. Packages must be installed; what has changed is built.
 * @param {StartOptions} options
 * @returns {Promise<System>}
 * @throws PlainError when a port is taken, a program is missing, or a process does not start; nothing is left running then
 */
export const startSystem = async ({ dataDir = DATA_DIR, clean = false, ...options }) => {
  const { port = 0, reporter = silent, signal, env = process.env, logLevel = 'info', more = {} } = options;
  const installation = env.AMQP_URL ? undefined : ensureRabbitMq();
  const runFile = claimRunFile(dataDir);
  try {
    if (clean) rmSync(join(dataDir, 'state'), { recursive: true, force: true });
    await ensureBuilt(BUILDS.services);
    await ensureBuilt(BUILDS.web);
    const stateDir = join(dataDir, 'state');
    const plan = await planSystem({ stateDir, port, env, logLevel, more, installation });
    return await run(plan, { runFile, reporter, signal });
  } catch (error) {
    runFile.release();
    throw error;
  }
};

/** The names of all processes that need a port. */
const WITH_PORT = /** @type {const} */ (['amqp', 'epmd', 'distribution', 'store', 'oidc', ...SERVICES]);

/** @typedef {Record<typeof WITH_PORT[number], number>} Ports */

/**
 * Decides ports and addresses and writes down every process.
 * @param {{ stateDir: string, port: number, env: NodeJS.ProcessEnv, logLevel: string,
 *   more: Record<string, Record<string, string>>, installation: import('./broker/installation.mjs').Installation | undefined }} options
 */
const planSystem = async ({ stateDir, port, env, logLevel, more, installation }) => {
  const ports = await portsFor(port);
  const broker = installation
    ? brokerSpecs({ dataDir: join(stateDir, 'broker'), ports }, installation)
    : { url: env.AMQP_URL ?? '', specs: [] };
  const store = env.MONGODB_URI
    ? { uri: env.MONGODB_URI, specs: [] }
    : storeSpecs({ dataDir: join(stateDir, 'store'), port: ports.store });
  const around = {
    dataDir: stateDir,
    amqpUrl: broker.url,
    mongodbUri: store.uri,
    publicUrl: `http://localhost:${ports.gateway}`,
    ports,
    secrets: secretsOf(stateDir, SERVICES),
    logLevel,
    more,
  };
  const specs = [...broker.specs, ...store.specs, oidcSpec(around), ...serviceSpecs(around)];
  return { specs, urls: urlsOf(around), webUrl: around.publicUrl };
};

/** @param {number} webPort 0 takes a free one @returns {Promise<Ports>} */
const portsFor = async (webPort) => {
  if (webPort !== 0) await checkPort(webPort);
  const free = await freePorts(WITH_PORT.length);
  const ports = Object.fromEntries(WITH_PORT.map((name, index) => [name, free[index]]));
  if (webPort !== 0) ports.gateway = webPort;
  return /** @type {Ports} */ (ports);
};

/** @param {import('./service-specs.mjs').Surroundings} around @returns {Record<string, string>} */
const urlsOf = ({ amqpUrl, mongodbUri, ports }) => ({
  broker: amqpUrl,
  store: mongodbUri,
  ...Object.fromEntries(['oidc', ...SERVICES].map((name) => [name, `http://127.0.0.1:${ports[name]}`])),
});

/**
 * @param {Awaited<ReturnType<typeof planSystem>>} plan
 * @param {{ runFile: import('./process/run-file.mjs').RunFile, reporter: import('./process/member.mjs').Reporter, signal: AbortSignal | undefined }} options
 * @returns {Promise<System>}
 */
const run = async ({ specs, urls, webUrl }, { runFile, reporter, signal }) => {
  const processes = supervise(specs, {
    ...reporter,
    started: (name) => {
      runFile.write({ webUrl, urls, children: processes.pids() });
      reporter.started(name);
    },
  });
  const stop = async () => {
    await processes.stop();
    runFile.release();
  };
  const interrupted = new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new PlainError('Stopped before everything was ready.')), {
      once: true,
    });
  });
  try {
    await Promise.race([processes.ready, interrupted]);
  } catch (error) {
    await stop();
    throw error;
  }
  interrupted.catch(() => undefined);
  const { pids, restart, kill, down, up, whenReady } = processes;
  return { webUrl, urls, stop, pids, restart, kill, down, up, whenReady };
};
