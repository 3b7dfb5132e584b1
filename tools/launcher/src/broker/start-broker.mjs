import { freePorts } from '../machine/free-ports.mjs';
import { ensureRabbitMq } from '../machine/needed-packages.mjs';
import { runPrivately } from '../process/run-privately.mjs';
import { silent } from '../report.mjs';
import { brokerSpecs } from './broker-specs.mjs';

/**
 * A private broker in a temporary folder, for tests: free loopback ports, ended and removed by `stop`.
 * @param {{ reporter?: import('../process/member.mjs').Reporter }} [options]
 */
export const startBroker = async ({ reporter = silent } = {}) => {
  const installation = ensureRabbitMq();
  const [amqp, epmd, distribution] = /** @type {[number, number, number]} */ (await freePorts(3));
  /** @type {Partial<ReturnType<typeof brokerSpecs>>} */
  let made = {};
  const running = await runPrivately(
    'broker',
    (dataDir) => {
      const broker = brokerSpecs({ dataDir, ports: { amqp, epmd, distribution } }, installation);
      made = broker;
      return broker.specs;
    },
    reporter,
  );
  const { url, setAlarm } = /** @type {ReturnType<typeof brokerSpecs>} */ (made);
  return { url, setAlarm, ...running };
};
