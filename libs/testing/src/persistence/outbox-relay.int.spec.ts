import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventPublisher } from '@om/messaging';
import {
  AggregateStore,
  modelToken,
  OutboxRelay,
  type AuditRow,
  type HistoryRow,
  type OutboxEntry,
} from '@om/persistence';
import { Readiness, uuidV7Ids } from '@om/platform';
import mongoose, { type Model } from 'mongoose';
import { eventually } from '../eventually.js';
import { openProxy, type CuttableProxy } from '../cuttable-proxy.js';
import { aClinician } from '../principals.js';
import { startTestInfrastructure, type TestInfrastructure } from '../test-infrastructure.js';
import { startTestService, type TestService } from '../test-service.js';
import { counted, countedV1, CounterModule, countOne, type Counter } from './counters.js';

const missing = { code: 'visit.not-found', detail: 'no such counter' };

describe('the outbox', () => {
  let infrastructure: TestInfrastructure;
  let proxy: CuttableProxy;
  let service: TestService;
  let model: Model<Counter>;
  let relay: OutboxRelay;
  let store: AggregateStore<Counter>;

  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
  });
  afterAll(() => infrastructure.stop());
  beforeEach(async () => {
    proxy = await openProxy(infrastructure.amqpUrl);
    service = await startTestService((env) => CounterModule.forService(env), 'visit', {
      infrastructure,
      env: { AMQP_URL: proxy.url },
    });
    model = service.app.get(modelToken('Counter'));
    relay = service.app.get(OutboxRelay);
    store = new AggregateStore(model, relay, { missing });
  });
  afterEach(async () => {
    await service.stop();
    await proxy.close();
  });

  /** A document as a process leaves it that died right after its write. */
  const leftBehind = async (entries: (id: string) => OutboxEntry[]): Promise<string> => {
    const id = uuidV7Ids.next();
    await model.insertOne({ _id: id, version: 1, count: 1, handled: [], outbox: entries(id) });
    return id;
  };
  const outboxOf = async (id: string) =>
    (await model.findById(id).select('+outbox').lean().exec())?.outbox ?? [];
  const heard = async (id: string) =>
    (await service.published(countedV1.type)).filter(({ subject }) => subject === id);
  const ready = () => service.app.get(Readiness).isReady();

  it('keeps what is caused while the broker is away, and sends it in order when it is back', async () => {
    const id = uuidV7Ids.next();
    await store.create({ _id: id, count: 0 }, { id: 'c' }, {}, [counted(id, 1, 0)]);
    await eventually(async () => (await outboxOf(id)).length === 0);
    proxy.cut();
    await eventually(async () => !(await ready()));
    for (let index = 0; index < 3; index += 1) await store.execute(id, { id: uuidV7Ids.next() }, countOne);
    await relay.sweep(0);
    expect((await outboxOf(id)).map((entry) => entry.kind)).toEqual(['event', 'event', 'event']);
    proxy.restore();
    await eventually(ready);
    await relay.sweep(0);
    expect((await outboxOf(id)).length).toBe(0);
    await eventually(async () => (await heard(id)).length >= 3);
    expect((await heard(id)).slice(-3).map(({ version }) => version)).toEqual([2, 3, 4]);
  });

  it('is swept by itself after a crash between write and publishing', async () => {
    const id = await leftBehind((counter) => [counted(counter, 1, 1, new Date(Date.now() - 5_000))]);
    await service.nextPublished(countedV1.type, ({ subject }) => subject === id);
    await eventually(async () => (await outboxOf(id)).length === 0);
  });

  it('sends again under the same id after a crash between publishing and removing', async () => {
    const id = await leftBehind((counter) => [counted(counter, 1, 1)]);
    const [entry] = await outboxOf(id);
    if (entry?.kind !== 'event') throw new Error('no event');
    await service.app.get(EventPublisher).publish(entry.envelope);
    await relay.sweep(0);
    await eventually(async () => (await heard(id)).length === 2);
    expect((await heard(id)).map((event) => event.id)).toEqual([entry.id, entry.id]);
    expect(await outboxOf(id)).toEqual([]);
  });

  it('lets nothing overtake an event of the same document that cannot be sent', async () => {
    const tooLong = 'x'.repeat(300);
    const id = await leftBehind((counter) => {
      const [first, second, third] = [counted(counter, 1, 1), counted(counter, 2, 2), counted(counter, 3, 3)];
      if (second.kind === 'event') second.envelope.careunits = [tooLong];
      return [first, second, third];
    });
    await relay.sweep(0);
    await relay.sweep(0);
    expect((await heard(id)).map(({ version }) => version)).toEqual([1]);
    expect((await outboxOf(id)).map((entry) => entry.kind === 'event' && entry.envelope.version)).toEqual([
      2, 3,
    ]);
  });

  it('lets nothing overtake it either when more is written while it waits, and sends all of it in order in the end', async () => {
    const id = uuidV7Ids.next();
    await store.create({ _id: id, count: 0 }, { id: 'c' }, {}, []);
    const unsendable = counted(id, 2, 1);
    if (unsendable.kind === 'event') unsendable.envelope.careunits = ['x'.repeat(300)];
    await store.execute(id, { id: 'first' }, () => ({
      state: { count: 1 },
      answer: {},
      outbox: [unsendable],
    }));
    for (let index = 0; index < 3; index += 1) await store.execute(id, { id: uuidV7Ids.next() }, countOne);
    await relay.sweep(0);
    expect(await heard(id)).toEqual([]);
    await model.updateOne(
      { _id: id, 'outbox.id': unsendable.id },
      { $set: { 'outbox.$.envelope.careunits': ['min-vard'] } },
    );
    await relay.sweep(0);
    await eventually(async () => (await heard(id)).length === 4);
    expect((await heard(id)).map(({ version }) => version)).toEqual([2, 3, 4, 5]);
    expect(await outboxOf(id)).toEqual([]);
  });

  it('sends each event once and in order while what is sent waits to be removed', async () => {
    const id = uuidV7Ids.next();
    await store.create({ _id: id, count: 0 }, { id: 'c' }, {}, [counted(id, 1, 0)]);
    for (let index = 0; index < 30; index += 1) await store.execute(id, { id: uuidV7Ids.next() }, countOne);
    await eventually(async () => (await outboxOf(id)).length === 0);
    expect((await heard(id)).map(({ version }) => version)).toEqual(
      Array.from({ length: 31 }, (_, index) => index + 1),
    );
  });

  it('copies audit and history rows once each, however often they are delivered', async () => {
    const at = new Date();
    const audit: AuditRow = {
      id: uuidV7Ids.next(),
      at,
      actor: aClinician(),
      careUnitId: 'min-vard',
      patientId: uuidV7Ids.next(),
      action: 'change',
      what: 'visit.count',
    };
    const history: HistoryRow = { id: uuidV7Ids.next(), at, subject: 'counter', from: 1, to: 2 };
    const rows = (): OutboxEntry[] => [
      { id: 'a', at, kind: 'audit', row: audit },
      { id: 'h', at, kind: 'history', row: history },
    ];
    const ids = [await leftBehind(rows), await leftBehind(rows)];
    await relay.sweep(0);
    expect(await Promise.all(ids.map(outboxOf))).toEqual([[], []]);
    const stored = async (name: string) =>
      service.app.get<Model<unknown>>(modelToken(name)).find().lean().exec();
    const { id: auditId, ...auditFields } = audit;
    const { id: historyId, ...historyFields } = history;
    expect(await stored('Audit')).toEqual([{ _id: auditId, ...auditFields }]);
    expect(await stored('History')).toEqual([{ _id: historyId, ...historyFields }]);
  });

  it('is empty when a process has stopped in order', async () => {
    const id = uuidV7Ids.next();
    await store.create({ _id: id, count: 0 }, { id: 'c' }, {}, [counted(id, 1, 0)]);
    const counting = Array.from({ length: 10 }, () => store.execute(id, { id: uuidV7Ids.next() }, countOne));
    await Promise.all(counting);
    await service.app.close();
    const connection = await mongoose.createConnection(infrastructure.mongoUri).asPromise();
    const found = connection
      .useDb(`${infrastructure.namespace}_visit`)
      .collection('counters')
      .findOne({ _id: id as never });
    expect(await found).toMatchObject({ count: 10, outbox: [] });
    await connection.close();
  });

  it('does not show in plain reads', async () => {
    const id = await leftBehind(() => []);
    expect(Object.keys((await store.find(id)) ?? {}).sort()).toEqual(['_id', 'count', 'timers', 'version']);
  });
});
