import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { messagingConfig } from '@om/messaging';
import { loadEnv, serviceEnv, uuidV7Ids } from '@om/platform';
import mongoose from 'mongoose';
import { openProxy, type CuttableProxy } from '../cuttable-proxy.js';
import { eventually } from '../eventually.js';
import { openOutside, type Outside } from '../outside.js';
import { COUNTER_CONTRACTS, countedV1, countUp } from '../persistence/counters.js';
import { aClinician } from '../principals.js';
import { startTestInfrastructure, type TestInfrastructure } from '../test-infrastructure.js';
import { freePort, readyIs, spawnProcess, type SpawnedProcess } from './spawned-process.js';

/** The built fixture: decorators need a compiler, which a plain Node does not have. */
const COUNTERS = 'libs/testing/dist/process/counter-main.js';

describe('a service as a process', () => {
  let infrastructure: TestInfrastructure;
  let broker: CuttableProxy;
  let store: CuttableProxy;
  let outside: Outside;
  const started: SpawnedProcess[] = [];

  const start = async (more: Record<string, string> = {}): Promise<SpawnedProcess> => {
    const mongo = new URL(store.url);
    mongo.search = '?directConnection=true';
    const env = { AMQP_URL: broker.url, MONGODB_URI: mongo.toString(), LOG_LEVEL: 'info', ...more };
    const service = spawnProcess(COUNTERS, await freePort(), infrastructure.envFor('visit', env));
    started.push(service);
    return service;
  };
  const count = (counterId: string, slowMs = 0) =>
    outside.request(countUp, { counterId, slowMs }, aClinician());

  beforeEach(async () => {
    infrastructure = await startTestInfrastructure();
    broker = await openProxy(infrastructure.amqpUrl);
    store = await openProxy(infrastructure.mongoUri);
    const env = loadEnv(serviceEnv, infrastructure.envFor('gateway'));
    const config = messagingConfig(env, { contracts: COUNTER_CONTRACTS });
    infrastructure.owns({ topology: config.topology, database: `${infrastructure.namespace}_visit` });
    outside = await openOutside(config);
  });
  afterEach(async () => {
    started.splice(0).forEach((service) => {
      service.kill('SIGKILL');
    });
    await outside.close();
    await broker.close();
    await store.close();
    await infrastructure.stop();
  });

  it('is alive but not ready while broker and store are away, and names what is missing', async () => {
    broker.cut();
    store.cut();
    const service = await start();
    await readyIs(service, 503);
    expect(await service.get('/health/live')).toMatchObject({ status: 200 });
    expect((await service.get('/health/ready')).body).toEqual({
      running: true,
      broker: false,
      store: false,
      consumers: false,
    });
    store.restore();
    await eventually(
      async () => ((await service.get('/health/ready')).body as { store: boolean }).store,
      20_000,
    );
    broker.restore();
    await readyIs(service, 200);
    expect(await count(uuidV7Ids.next())).toEqual({ count: 1 });
    store.cut();
    await readyIs(service, 503);
    store.restore();
    await readyIs(service, 200);
    expect(await count(uuidV7Ids.next())).toEqual({ count: 1 });
  });

  it('answers what is in hand after SIGTERM, leaves nothing in the outbox, and ends with code 0', async () => {
    const service = await start();
    await readyIs(service, 200);
    const ids = Array.from({ length: 10 }, () => uuidV7Ids.next());
    const answers = Promise.all(ids.map((id) => count(id, 300)));
    await eventually(async () => (await counters(infrastructure)).length === 10);
    service.kill('SIGTERM');
    expect(await service.ended).toBe(0);
    expect(await answers).toEqual(ids.map(() => ({ count: 1 })));
    await eventually(() => outside.heard.filter(({ type }) => type === countedV1.type).length === 10);
    expect((await counters(infrastructure)).flatMap(({ outbox }) => outbox)).toEqual([]);
  });

  it('killed in the middle of its work carries out every command exactly once and tells of each', async () => {
    const id = uuidV7Ids.next();
    let answered = 0;
    const askUntilAnswered = async (commandId: string): Promise<void> => {
      const answer = await outside.request(countUp, { counterId: id, slowMs: 0 }, aClinician(), {
        commandId,
      });
      if ('refused' in answer) return askUntilAnswered(commandId);
      answered += 1;
    };
    const worker = async (): Promise<void> => {
      for (let index = 0; index < 5; index += 1) await askUntilAnswered(uuidV7Ids.next());
    };
    const working = Promise.all(Array.from({ length: 8 }, worker));
    for (const enough of [3, 15]) {
      const service = await start();
      await eventually(() => answered >= enough, 20_000);
      service.kill('SIGKILL');
      await service.ended;
    }
    await start();
    await working;
    await eventually(async () => (await counters(infrastructure))[0]?.outbox.length === 0);
    expect(await counters(infrastructure)).toMatchObject([{ count: 40 }]);
    const versions = () =>
      new Set(outside.heard.filter(({ subject }) => subject === id).map(({ version }) => version));
    await eventually(() => versions().size === 40);
    expect(Math.max(...versions())).toBe(41);
  });

  it('that cannot end within its grace period ends anyway, with code 1', async () => {
    const service = await start({ SHUTDOWN_GRACE_MS: '300' });
    await readyIs(service, 200);
    void count(uuidV7Ids.next(), 4_000);
    await eventually(async () => (await counters(infrastructure)).length === 1);
    service.kill('SIGTERM');
    expect(await service.ended).toBe(1);
  });

  it('with an environment that does not fit says every problem and does not start', async () => {
    const service = await start({ AMQP_URL: 'nowhere', SHUTDOWN_GRACE_MS: 'soon' });
    expect(await service.ended).not.toBe(0);
    expect(service.log()).toMatch(/AMQP_URL[^]*SHUTDOWN_GRACE_MS/);
  });

  it('logs no payload and no person', async () => {
    const service = await start({ LOG_LEVEL: 'trace' });
    await readyIs(service, 200);
    const id = uuidV7Ids.next();
    await count(id);
    await outside.request(countUp, { counterId: 'Testpatient P24-40', slowMs: 0 }, aClinician());
    await eventually(() => service.log().includes('request refused'));
    expect(service.log()).not.toMatch(/TestPerson39|Testpatient|SE2321000131/);
  });
});

interface StoredCounter {
  count: number;
  outbox: unknown[];
}

const counters = async ({ mongoUri, namespace }: TestInfrastructure): Promise<StoredCounter[]> => {
  const connection = await mongoose.createConnection(mongoUri).asPromise();
  const found = await connection
    .useDb(`${namespace}_visit`)
    .collection<StoredCounter>('counters')
    .find()
    .toArray();
  await connection.close();
  return found;
};
