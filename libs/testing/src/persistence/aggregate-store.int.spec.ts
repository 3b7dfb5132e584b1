import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isRefused } from '@om/messaging';
import { AggregateStore, duplicateKeyOf, modelToken, OutboxRelay } from '@om/persistence';
import { uuidV7Ids } from '@om/platform';
import type { Model } from 'mongoose';
import { eventually } from '../eventually.js';
import { startTestService, type TestService } from '../test-service.js';
import { counted, countedV1, CounterModule, countOne, type Counter } from './counters.js';

const missing = { code: 'visit.not-found', detail: 'no such counter' };

describe('an aggregate', () => {
  let service: TestService;
  let model: Model<Counter>;
  let store: AggregateStore<Counter>;

  beforeAll(async () => {
    service = await startTestService((env) => CounterModule.forService(env), 'visit');
    model = service.app.get(modelToken('Counter'));
    store = new AggregateStore(model, service.app.get(OutboxRelay), { missing });
  });
  afterAll(() => service.stop());

  const aCounter = async (): Promise<string> => {
    const id = uuidV7Ids.next();
    await store.create({ _id: id, count: 0 }, { id: uuidV7Ids.next() }, {}, []);
    return id;
  };
  const whole = (id: string) => model.findById(id).select('+handled +outbox').lean().exec();
  const count = (id: string, command = uuidV7Ids.next()) => store.execute(id, { id: command }, countOne);

  it('is created once under its id; the second time its maker gets the one that exists', async () => {
    const id = uuidV7Ids.next();
    const create = () => store.create({ _id: id, count: 3 }, { id: 'c' }, { ok: 1 }, [counted(id, 1, 3)]);
    const results = await Promise.all([create(), create(), create()]);
    expect(results.filter((result) => result === 'created')).toHaveLength(1);
    expect(results.find((result) => result !== 'created')).toMatchObject({
      existing: { _id: id, version: 1, count: 3, handled: [{ id: 'c', answer: { ok: 1 } }] },
    });
    await service.nextPublished(countedV1.type, ({ subject }) => subject === id);
    expect((await service.published(countedV1.type)).filter(({ subject }) => subject === id)).toHaveLength(1);
  });

  it('keeps state, version, answer and what it caused in one write, and the relay empties the outbox', async () => {
    const id = await aCounter();
    expect(await count(id)).toEqual({ count: 1 });
    expect(await whole(id)).toMatchObject({ version: 2, count: 1, handled: [{}, { answer: { count: 1 } }] });
    const event = await service.nextPublished(countedV1.type, ({ subject }) => subject === id);
    expect(event).toMatchObject({ version: 2, data: { count: 1 } });
    await eventually(async () => (await whole(id))?.outbox.length === 0);
  });

  it('carries out each of 20 concurrent commands exactly once, one version each', async () => {
    const id = await aCounter();
    const answers = await Promise.all(Array.from({ length: 20 }, () => count(id)));
    expect(answers.filter(isRefused)).toEqual([]);
    expect(answers.map((answer) => (answer as { count: number }).count).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    expect(await store.find(id)).toMatchObject({ version: 21, count: 20 });
    await eventually(async () => (await eventsOf(id)).length === 20);
    expect((await eventsOf(id)).map(({ version }) => version)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 2),
    );
  });
  const eventsOf = async (id: string) =>
    (await service.published(countedV1.type)).filter(({ subject }) => subject === id);

  const unhurried = (into: AggregateStore<Counter>, id: string, command = uuidV7Ids.next()) =>
    into.execute(id, { id: command, unhurried: true }, countOne);

  it('carries out unhurried commands together, several on one aggregate and some on many, each once with its own answer', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, aCounter));
    const answers = await Promise.all(ids.flatMap((id) => [1, 2, 3].map(() => unhurried(store, id))));
    expect(answers).toEqual(ids.flatMap(() => [{ count: 1 }, { count: 2 }, { count: 3 }]));
    for (const id of ids) {
      expect(await store.find(id)).toMatchObject({ version: 4, count: 3 });
      await eventually(async () => (await eventsOf(id)).length === 3);
      expect((await eventsOf(id)).map(({ version }) => version)).toEqual([2, 3, 4]);
    }
  });

  it('carries out an unhurried command once when it is repeated, and refuses one on nothing', async () => {
    const id = await aCounter();
    const command = uuidV7Ids.next();
    const answers = [
      unhurried(store, id, command),
      unhurried(store, id, command),
      unhurried(store, 'nobody'),
    ];
    expect(await Promise.all(answers)).toEqual([{ count: 1 }, { count: 1 }, { refused: missing }]);
    expect(await unhurried(store, id, command)).toEqual({ count: 1 });
    expect(await store.find(id)).toMatchObject({ count: 1 });
  });

  it('loses none and doubles none when unhurried commands of two processes and hurried ones meet', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, aCounter));
    const other = new AggregateStore(model, service.app.get(OutboxRelay), { missing });
    const commands = ids.flatMap((id) =>
      Array.from({ length: 6 }, () => [unhurried(store, id), unhurried(other, id), count(id)]).flat(),
    );
    expect((await Promise.all(commands)).filter(isRefused)).toEqual([]);
    for (const id of ids) {
      expect(await store.find(id)).toMatchObject({ version: 19, count: 18 });
      await eventually(async () => (await whole(id))?.outbox.length === 0);
      expect(new Set((await eventsOf(id)).map(({ version }) => version)).size).toBe(18);
    }
  });

  it('carries out the unhurried commands that came before a hurried one first', async () => {
    const id = await aCounter();
    await unhurried(store, id);
    const waiting = [unhurried(store, id), unhurried(store, id)];
    expect(await count(id)).toEqual({ count: 4 });
    expect(await Promise.all(waiting)).toEqual([{ count: 2 }, { count: 3 }]);
  });

  it('has one winner when 20 want what only one can have, and the others decide on what the winner left', async () => {
    const id = await aCounter();
    const claim = (who: number) =>
      store.execute(id, { id: uuidV7Ids.next() }, (state) =>
        state.note
          ? { refused: { code: 'visit.already-claimed', detail: state.note } }
          : { state: { note: `winner ${who}` }, answer: { who }, outbox: [] },
      );
    const answers = await Promise.all(Array.from({ length: 20 }, (_, who) => claim(who)));
    const winners = answers.filter((answer) => !isRefused(answer));
    expect(winners).toHaveLength(1);
    const note = `winner ${String((winners[0] as { who: number }).who)}`;
    expect(answers.filter(isRefused).map(({ refused }) => refused.detail)).toEqual(Array(19).fill(note));
    expect(await store.find(id)).toMatchObject({ version: 2, note });
  });

  it('answers a repeated command as the first time, also when both arrive together', async () => {
    const id = await aCounter();
    const command = uuidV7Ids.next();
    const together = await Promise.all([count(id, command), count(id, command), count(id, command)]);
    await count(id);
    expect([...together, await count(id, command)]).toEqual(Array(4).fill({ count: 1 }));
    expect(await store.find(id)).toMatchObject({ version: 3, count: 2 });
  });

  it('remembers the last 50 commands', async () => {
    const id = await aCounter();
    for (let index = 0; index < 55; index += 1) await count(id, `command-${index}`);
    const handled = (await whole(id))?.handled.map((one) => one.id);
    expect(handled).toHaveLength(50);
    expect(handled?.at(0)).toBe('command-5');
  });

  it('writes nothing for a refusal, or when nothing changes', async () => {
    const id = await aCounter();
    const refusal = { refused: { code: 'visit.state-forbids', detail: 'no' } };
    expect(await store.execute(id, { id: 'r' }, () => refusal)).toEqual(refusal);
    expect(await store.execute(id, { id: 'u' }, () => ({ unchanged: true, answer: 7 }))).toBe(7);
    expect(await whole(id)).toMatchObject({ version: 1, handled: [{}] });
  });

  it('loses a field that a decision sets to undefined', async () => {
    const id = await aCounter();
    const set = (note: string | undefined) =>
      store.execute(id, { id: uuidV7Ids.next() }, () => ({
        state: { note } as Partial<Counter>,
        answer: 1,
        outbox: [],
      }));
    await set('here');
    expect(await store.find(id)).toHaveProperty('note', 'here');
    await set(undefined);
    expect(await store.find(id)).not.toHaveProperty('note');
  });

  it('that does not exist is refused as its service says', async () => {
    expect(await count(uuidV7Ids.next())).toEqual({ refused: missing });
  });

  it('refuses commands when too much is unsent, rather than grow', async () => {
    const id = await aCounter();
    const unsent = Array.from({ length: 100 }, (_, index) => ({ id: `u${index}`, kind: 'nothing' }));
    await model.updateOne({ _id: id }, { $set: { outbox: unsent } });
    expect(await count(id)).toMatchObject({ refused: { code: 'visit.unavailable' } });
  });

  it('is found by the relay and the timers through indexes', async () => {
    const names = (await model.collection.indexes()).map(({ key }) => Object.keys(key).join());
    expect(names).toEqual(expect.arrayContaining(['outbox.at', 'timers.at']));
  });

  it('tells a duplicate key by the fields of the index, and other errors apart', async () => {
    const id = await aCounter();
    const error: unknown = await model.collection
      .insertOne({ _id: id } as never)
      .catch((caught: unknown) => caught);
    expect(duplicateKeyOf(error)).toEqual(['_id']);
    expect(duplicateKeyOf(new Error('no'))).toBeUndefined();
  });
});
