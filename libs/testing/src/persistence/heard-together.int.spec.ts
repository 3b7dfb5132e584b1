import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Inject, Module, type DynamicModule } from '@nestjs/common';
import { defineEvent, id, seq, type EventEnvelope } from '@om/contracts';
import { HandleEvent, makeEvent, MessagingModule, type Data } from '@om/messaging';
import {
  aggregateSchemaFields,
  AggregateStore,
  modelToken,
  OutboxRelay,
  PersistenceModule,
  type AggregateFields,
  type Decision,
} from '@om/persistence';
import { PlatformModule, Readiness, uuidV7Ids, type ServiceEnv } from '@om/platform';
import { Schema, type Model } from 'mongoose';
import { z } from 'zod';
import { openProxy, type CuttableProxy } from '../cuttable-proxy.js';
import { eventually } from '../eventually.js';
import { openRawBroker, type RawBroker } from '../messaging/raw-broker.js';
import { aService } from '../principals.js';
import { startTestInfrastructure, type TestInfrastructure } from '../test-infrastructure.js';
import { startTestService, type TestService } from '../test-service.js';

interface Ear extends AggregateFields {
  heard: number[];
  touched: number;
}
const earSchema = new Schema(
  { ...aggregateSchemaFields, heard: [Number], touched: Number },
  { versionKey: false },
);
const example = { earId: '0198c1f2-0000-7000-8000-000000000001', seq: 1 };
const saidV1 = defineEvent({
  type: 'chat.said.v1',
  carries: 'fact',
  meaning: 'Test only.',
  data: z.object({ earId: id, seq }),
  examples: [example],
});
const rowV1 = defineEvent({
  type: 'queue.row.v1',
  carries: 'state',
  meaning: 'Test only.',
  data: z.object({ earId: id, seq }),
  examples: [example],
});

const envelope = (contract: typeof saidV1, earId: string, version: number, place: number) =>
  makeEvent(contract, {
    id: uuidV7Ids.next(),
    time: new Date(),
    subject: earId,
    version,
    actor: aService('chat'),
    careunits: ['min-vard'],
    data: { earId, seq: place },
  });

const hear = (state: Ear, said: number): Decision<Ear, null> => {
  if (state.heard.includes(said)) return { unchanged: true, answer: null };
  const row = envelope(rowV1, state._id, state.version + 1, said);
  const outbox = [{ id: row.id, at: new Date(), kind: 'event', envelope: row, newestOnly: true } as const];
  return { state: { heard: [...state.heard, said] }, answer: null, outbox };
};

/** What happens right after a write, before its event is acknowledged. */
const afterWrite = { do: (): void => undefined };

@Controller()
class EarController {
  constructor(@Inject(AggregateStore) private readonly store: AggregateStore<Ear>) {}

  @HandleEvent(saidV1)
  async onSaid(event: EventEnvelope<Data<typeof saidV1>>): Promise<void> {
    const command = { id: event.id, remember: false, unhurried: true };
    await this.store.execute(event.subject, command, (state) => hear(state, event.data.seq));
    afterWrite.do();
  }
}

@Module({})
class EarModule {
  static forService(env: ServiceEnv): DynamicModule {
    const contracts = { requests: [], events: [saidV1, rowV1], subscriptions: { queue: [saidV1] } };
    return {
      module: EarModule,
      imports: [
        PlatformModule.forService(env),
        MessagingModule.forService(env, { contracts }),
        PersistenceModule.forService(env, [{ name: 'Ear', schema: earSchema }]),
      ],
      controllers: [EarController],
      providers: [
        {
          provide: AggregateStore,
          inject: [modelToken('Ear'), OutboxRelay],
          useFactory: (model: Model<Ear>, relay: OutboxRelay) => newStore(model, relay),
        },
      ],
    };
  }
}
const newStore = (model: Model<Ear>, relay: OutboxRelay) =>
  new AggregateStore(model, relay, { missing: { code: 'queue.not-found', detail: 'no such ear' } });

describe('events that are taken in together', () => {
  let infrastructure: TestInfrastructure;
  let proxy: CuttableProxy;
  let raw: RawBroker;
  let service: TestService;
  let model: Model<Ear>;

  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
    proxy = await openProxy(infrastructure.amqpUrl);
    raw = await openRawBroker(infrastructure.amqpUrl);
    service = await startTestService((env) => EarModule.forService(env), 'queue', {
      infrastructure,
      env: { AMQP_URL: proxy.url },
    });
    model = service.app.get(modelToken('Ear'));
  });
  afterAll(async () => {
    await service.stop();
    await raw.close();
    await proxy.close();
    await infrastructure.stop();
  });

  const ears = async (count: number): Promise<string[]> => {
    const ids = Array.from({ length: count }, () => uuidV7Ids.next());
    await model.insertMany(ids.map((_id) => ({ _id, version: 1, heard: [], touched: 0 })));
    return ids;
  };
  const earOf = async (earId: string) => {
    const found = await model.findById(earId).select('+outbox').lean().exec();
    if (!found) throw new Error('no such ear');
    return found;
  };
  const SAID = Array.from({ length: 20 }, (_, index) => index + 1);
  /** Out of order, and some of it twice. */
  const say = (ids: readonly string[]): void => {
    for (const said of [...SAID].reverse().concat(SAID.filter((one) => one % 3 === 0)))
      for (const earId of ids) void service.emit(envelope(saidV1, earId, said, said));
  };
  const allHeard = async (ids: readonly string[]): Promise<boolean> => {
    const found = await Promise.all(ids.map(earOf));
    return found.every(({ heard }) => heard.length === SAID.length);
  };
  const nothingLeft = async () => (await raw.depth(`${infrastructure.namespace}.queue.events`)) === 0;

  it('are each taken in once when the broker is lost between the write and the acknowledgement', async () => {
    const ids = await ears(6);
    let written = 0;
    afterWrite.do = () => {
      written += 1;
      if (written === 1) proxy.cut();
    };
    say(ids);
    await eventually(async () => written > 0 && !(await service.app.get(Readiness).has('broker')));
    proxy.restore();
    await eventually(() => allHeard(ids), 20_000);
    await eventually(nothingLeft, 20_000);
    const found = await Promise.all(ids.map(earOf));
    for (const { heard, version } of found) {
      expect([...heard].sort((a, b) => a - b)).toEqual(SAID);
      expect(version).toBe(1 + SAID.length);
    }
    expect(written).toBeGreaterThan(ids.length * SAID.length);
  });

  it('are each taken in once when others write the same aggregates meanwhile, and the newest row is told', async () => {
    afterWrite.do = () => undefined;
    const ids = await ears(6);
    const other = newStore(model, service.app.get(OutboxRelay));
    say(ids);
    for (let round = 1; round <= 10; round += 1)
      await Promise.all(
        ids.map((earId) =>
          other.execute(earId, { id: uuidV7Ids.next() }, ({ touched }) => ({
            state: { touched: touched + 1 },
            answer: null,
            outbox: [],
          })),
        ),
      );
    await eventually(() => allHeard(ids), 20_000);
    await eventually(async () => (await Promise.all(ids.map(earOf))).every(({ outbox }) => !outbox.length));
    const rows = await service.published(rowV1.type);
    for (const { _id, heard, version, touched } of await Promise.all(ids.map(earOf))) {
      expect([...heard].sort((a, b) => a - b)).toEqual(SAID);
      expect([touched, version]).toEqual([10, 1 + SAID.length + 10]);
      const told = rows.filter(({ subject }) => subject === _id);
      expect(told.at(-1)).toMatchObject({ data: { seq: heard.at(-1) } });
      expect(told.map((row) => row.version)).toEqual(told.map((row) => row.version).sort((a, b) => a - b));
    }
  });
});
