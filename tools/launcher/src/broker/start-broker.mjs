import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../machine/free-ports.mjs';
import { ensureRabbitMq } from '../machine/needed-packages.mjs';
import { supervise } from '../process/supervisor.mjs';
import { silent } from '../report.mjs';
import { brokerSpecs } from './broker-specs.mjs';

/**
 * A private broker in a temporary folder, for tests: free loopback ports, ended and removed by `stop`.
 * @param {{ reporter?: import('../process/member.mjs').Reporter }} [options]
 */
export const startBroker = async ({ reporter = silent } = {}) => {
  const installation = await ensureRabbitMq();
  const [amqp, epmd, distribution] = /** @type {[number, number, number]} */ (await freePorts(3));
  const dataDir = mkdtempSync(join(tmpdir(), 'om-broker-'));
  const { url, specs } = brokerSpecs({ dataDir, ports: { amqp, epmd, distribution } }, installation);
  const processes = supervise(specs, reporter);
  const stop = async () => {
    await processes.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await processes.ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    stop,
    pids: processes.pids,
    kill: () => processes.kill('broker'),
    restart: () => processes.restart('broker'),
  };
};
