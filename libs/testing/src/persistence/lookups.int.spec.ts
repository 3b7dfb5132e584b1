import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Lookups, modelToken } from '@om/persistence';
import { uuidV7Ids } from '@om/platform';
import type { Model } from 'mongoose';
import { startTestService, type TestService } from '../test-service.js';
import { CounterModule, type Counter } from './counters.js';

describe('documents looked up together', () => {
  let service: TestService;
  let model: Model<Counter>;
  let lookups: Lookups<Counter>;

  beforeAll(async () => {
    service = await startTestService((env) => CounterModule.forService(env), 'visit');
    model = service.app.get(modelToken('Counter'));
    lookups = new Lookups(model);
  });
  afterAll(() => service.stop());

  const stored = async (count: number): Promise<string> => {
    const _id = uuidV7Ids.next();
    await model.insertOne({ _id, version: 1, count, handled: [], outbox: [] });
    return _id;
  };

  it('are each who asked for it, also the same one twice, and nobody where there is none', async () => {
    const ids = await Promise.all([1, 2, 3].map(stored));
    const asked = [...ids, 'nobody', ...ids];
    const found = await Promise.all(asked.map((id) => lookups.find(id)));
    expect(found.map((one) => one?.count)).toEqual([1, 2, 3, undefined, 1, 2, 3]);
    expect(found[3]).toBeNull();
  });

  it('are as new as the store had them when they were asked for, also while others are being read', async () => {
    const id = await stored(0);
    for (let count = 1; count <= 50; count += 1) {
      const before = lookups.find(id);
      await model.updateOne({ _id: id }, { $set: { count } });
      expect((await lookups.find(id))?.count).toBe(count);
      expect([count - 1, count]).toContain((await before)?.count);
    }
  });
});
