import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Broker, messagingConfig } from '@om/messaging';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { randomUUID } from 'node:crypto';
import { Detour } from './detour.js';
import { until } from './insist.js';
import { randomFrom } from './random.js';

const AMQP_URL = process.env['AMQP_URL'] ?? '';
const EVENTS = 60;
const config = messagingConfig({ AMQP_URL, SERVICE_NAME: 'gateway', NAMESPACE: 'om' });
const { topology, names } = config;
const TYPE = 'visit.started.v1';
/** The queues of those who hear of a visit's start. */
const HEARERS = topology.bindings.flatMap(({ queue, exchange, key }) =>
  exchange === names.events && key === `${TYPE}.*` ? [queue] : [],
);

let connection: ChannelModel;
let channel: ConfirmChannel;
let broker: Broker;

beforeAll(async () => {
  broker = new Broker(config);
  broker.lane('test', () => undefined);
  await until(() => broker.ready, 'the topology is not declared');
  connection = await connect(AMQP_URL);
  channel = await connection.createConfirmChannel();
}, 60_000);
afterAll(async () => {
  for (const { name } of topology.queues) await channel.deleteQueue(name);
  for (const { name } of topology.exchanges) await channel.deleteExchange(name);
  await connection.close();
  await broker.close();
});

const publish = async (count: number): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const messageId of ids)
    channel.publish(names.events, `${TYPE}.min-vard`, Buffer.from('{}'), {
      messageId,
      headers: {},
      type: TYPE,
    });
  await channel.waitForConfirms();
  return ids;
};
/** Everything in a queue, in its order. */
const taken = async (queue: string): Promise<string[]> => {
  const ids: string[] = [];
  for (;;) {
    const message = await channel.get(queue, { noAck: true });
    if (!message) return ids;
    ids.push(String(message.properties.messageId));
  }
};

describe('a detour of events', () => {
  it('lets some come late and some twice, loses none, and leaves the queues as they were', async () => {
    expect(HEARERS.length).toBeGreaterThan(1);
    const detour = new Detour(AMQP_URL, randomFrom(7));
    await until(() => detour.stands, 'the detour does not stand');
    const sent = await publish(EVENTS);
    await detour.stop();
    for (const queue of HEARERS) {
      const came = await taken(queue);
      expect([...new Set(came)].sort()).toEqual([...sent].sort());
      expect(came.length).toBeGreaterThan(EVENTS);
      expect([...new Set(came)]).not.toEqual(sent);
    }
    expect(detour.done).toMatchObject({ passed: EVENTS * HEARERS.length });
    const [afterwards] = await publish(1);
    for (const queue of HEARERS) expect(await taken(queue)).toEqual([afterwards]);
  }, 60_000);
});
