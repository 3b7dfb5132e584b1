import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { freePorts } from '../machine/free-ports.mjs';
import { listeningOn, LOOPBACK } from '../process/listening-on.mjs';
import { leftProcesses } from '../process/left-processes.mjs';
import { supervise } from '../process/supervisor.mjs';
import { silent } from '../report.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokerSpecs } from './broker-specs.mjs';
import { findRabbitMq } from './installation.mjs';

const START_MS = 60_000;
const dataDir = mkdtempSync(join(tmpdir(), 'om-broker-test-'));

/** A broker on the data folder, on new ports: as one start of `npm start` after another. */
const startOnce = async () => {
  const installation = findRabbitMq();
  if (!installation) throw new Error('RabbitMQ is not installed');
  const [amqp = 0, epmd = 0, distribution = 0] = await freePorts(3);
  const { url, specs } = brokerSpecs({ dataDir, ports: { amqp, epmd, distribution } }, installation);
  const processes = supervise(specs, silent);
  await processes.ready;
  return { url, processes, ports: [amqp, epmd, distribution] };
};

describe('a private broker', () => {
  let broker: Awaited<ReturnType<typeof startOnce>>;

  beforeAll(async () => {
    broker = await startOnce();
  }, START_MS);

  afterAll(async () => {
    await broker.processes.stop();
    rmSync(dataDir, { recursive: true });
  }, START_MS);

  it('listens on the loopback interface only, its port mapper too', () => {
    const pids = Object.values(broker.processes.pids());
    expect(pids).toHaveLength(2);
    for (const pid of pids) {
      expect(listeningOn(pid).length).toBeGreaterThan(0);
      expect(LOOPBACK).toEqual(expect.arrayContaining(listeningOn(pid)));
    }
  });

  it('lets in nobody without the password of its data folder', async () => {
    const guest = new URL(broker.url);
    guest.username = guest.password = 'guest';
    await expect(connect(guest.href)).rejects.toThrow('ACCESS_REFUSED');
  });

  it(
    'leaves no process behind when it stops, the port mapper included, and keeps its messages for the next start',
    async () => {
      const before = await connect(broker.url);
      const channel = await before.createConfirmChannel();
      await channel.assertQueue('kept', { durable: true, arguments: { 'x-queue-type': 'quorum' } });
      channel.sendToQueue('kept', Buffer.from('still there'), { persistent: true });
      await channel.waitForConfirms();
      await before.close();
      await broker.processes.stop();
      expect(leftProcesses(dataDir)).toEqual([]);
      broker = await startOnce();
      const after = await connect(broker.url);
      const message = await (await after.createChannel()).get('kept', { noAck: true });
      expect(message && message.content.toString()).toBe('still there');
      await after.close();
    },
    START_MS,
  );

  it(
    'comes back after a crash on the same address, with its messages',
    async () => {
      const before = await connect(broker.url);
      before.on('error', () => undefined);
      const channel = await before.createConfirmChannel();
      channel.on('error', () => undefined);
      channel.sendToQueue('kept', Buffer.from('survives'), { persistent: true });
      await channel.waitForConfirms();
      await broker.processes.kill('broker');
      expect(await broker.processes.whenReady('broker', START_MS)).toBe(true);
      const after = await connect(broker.url);
      const message = await (await after.createChannel()).get('kept', { noAck: true });
      expect(message && message.content.toString()).toBe('survives');
      await after.close();
    },
    START_MS,
  );
});
