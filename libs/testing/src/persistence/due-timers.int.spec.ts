import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DueTimers, modelToken, type Timer } from '@om/persistence';
import { CLOCK, uuidV7Ids } from '@om/platform';
import type { Model } from 'mongoose';
import { FixedClock } from '../fixed-clock.js';
import { eventually } from '../eventually.js';
import { startTestInfrastructure, type TestInfrastructure } from '../test-infrastructure.js';
import { startTestService, type TestService } from '../test-service.js';
import { CounterModule, type Counter } from './counters.js';

const LEASE_MS = 30_000;

describe('timers', () => {
  let infrastructure: TestInfrastructure;
  let clock: FixedClock;
  const services: TestService[] = [];

  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
  });
  beforeEach(() => {
    clock = new FixedClock();
  });
  afterEach(async () => {
    await Promise.all(services.splice(0).map((service) => service.stop()));
  });
  afterAll(() => infrastructure.stop());

  const start = async (): Promise<{ timers: DueTimers; model: Model<Counter> }> => {
    const service = await startTestService((env) => CounterModule.forService(env), 'visit', {
      infrastructure,
      replace: [[CLOCK, clock]],
    });
    services.push(service);
    const model = service.app.get<Model<Counter>>(modelToken('Counter'));
    if (services.length === 1) await model.deleteMany();
    return { timers: new DueTimers(clock), model };
  };
  const aTimer = (inMs: number): Timer => ({
    id: uuidV7Ids.next(),
    kind: 'ring',
    at: new Date(clock.now().getTime() + inMs),
  });
  const counterWith = async (model: Model<Counter>, ...timers: Timer[]): Promise<string> => {
    const id = uuidV7Ids.next();
    await model.insertOne({ _id: id, version: 1, count: 0, handled: [], outbox: [], timers });
    return id;
  };
  const timersOf = async (model: Model<Counter>, id: string) =>
    (await model.findById(id).lean().exec())?.timers;

  it('go off when they are due, not before, each with its own entry', async () => {
    const { timers, model } = await start();
    const rung: string[] = [];
    timers.register(model, (id, timer) => Promise.resolve(void rung.push(`${id} ${timer.id}`)));
    const [soon, later] = [aTimer(1_000), aTimer(2_000)];
    const id = await counterWith(model, soon, later);
    expect(await timers.runDue()).toBe(0);
    clock.advance(1_000);
    expect(await timers.runDue()).toBe(1);
    expect(rung).toEqual([`${id} ${soon.id}`]);
    expect(await timersOf(model, id)).toEqual([later]);
  });

  it('are claimed once when several replicas look at the same time', async () => {
    const replicas = [await start(), await start()];
    const rung: string[] = [];
    for (const { timers, model } of replicas)
      timers.register(model, (_, { id }) => Promise.resolve(void rung.push(id)));
    const model = replicas[0]?.model as Model<Counter>;
    const due = Array.from({ length: 20 }, () => aTimer(-1));
    await Promise.all(due.map((timer) => counterWith(model, timer)));
    const took = await Promise.all(replicas.flatMap(({ timers }) => [timers.runDue(), timers.runDue()]));
    expect(took.reduce((sum, count) => sum + count)).toBe(20);
    expect(rung.sort()).toEqual(due.map(({ id }) => id).sort());
  });

  it('come again after the lease when their handler fails or its process died', async () => {
    const { timers, model } = await start();
    let tries = 0;
    timers.register(model, () => ((tries += 1) === 1 ? Promise.reject(new Error('no')) : Promise.resolve()));
    const id = await counterWith(model, aTimer(-1));
    await timers.runDue();
    expect(await timers.runDue()).toBe(0);
    clock.advance(LEASE_MS + 1);
    expect(await timers.runDue()).toBe(1);
    expect(tries).toBe(2);
    expect(await timersOf(model, id)).toEqual([]);
  });

  it('that fail do not hold up the others', async () => {
    const { timers, model } = await start();
    const rung = new Set<string>();
    timers.register(model, (_, { kind, id }) => {
      rung.add(id);
      return kind === 'ring' ? Promise.reject(new Error('always')) : Promise.resolve();
    });
    for (let index = 0; index < 60; index += 1) await counterWith(model, aTimer(-1_000));
    const good = { ...aTimer(-1), kind: 'good' };
    await counterWith(model, good);
    await timers.runDue();
    await timers.runDue();
    expect(rung).toContain(good.id);
  });

  it('set anew by their handler stay', async () => {
    const { timers, model } = await start();
    const timer = aTimer(-1);
    const again = { ...timer, at: new Date(clock.now().getTime() + 5_000) };
    timers.register(model, async (id) => {
      await model.updateOne({ _id: id }, { $set: { timers: [again] } });
    });
    const id = await counterWith(model, timer);
    await timers.runDue();
    expect(await timersOf(model, id)).toEqual([again]);
  });

  it('are looked after by themselves, also when the clock jumps', async () => {
    const { timers, model } = await start();
    const rung: string[] = [];
    timers.register(model, (_, { id }) => Promise.resolve(void rung.push(id)));
    timers.start();
    const timer = aTimer(3 * 24 * 3_600_000);
    await counterWith(model, timer);
    clock.advance(3 * 24 * 3_600_000);
    await eventually(() => rung.length === 1);
    await timers.stop();
    expect(rung).toEqual([timer.id]);
  });
});
