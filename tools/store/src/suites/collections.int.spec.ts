import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Collection } from 'mongodb';
import { type Served, serve } from '../testing/served.js';

interface Thing {
  _id: number;
  a?: number;
}

let served: Served;
let things: Collection<Thing>;

beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());
beforeEach(async () => {
  await served.db.dropDatabase();
  things = served.db.collection<Thing>('things');
});

const thing = (_id: number): Thing => ({ _id });

describe('a collection', () => {
  it('is renamed with its documents and indexes, and over another only when told to', async () => {
    await things.insertOne({ _id: 1, a: 1 });
    await things.createIndexes([{ key: { a: 1 }, unique: true }]);
    await served.db.collection<Thing>('others').insertOne(thing(9));
    await expect(things.rename('others')).rejects.toMatchObject({ code: 48 });
    const renamed = await things.rename('others', { dropTarget: true });
    expect(await renamed.find().toArray()).toEqual([{ _id: 1, a: 1 }]);
    expect((await renamed.indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1']);
    expect(await things.countDocuments()).toBe(0);
  });

  it('with a validator refuses what does not fit it, unless told to let it pass', async () => {
    const validator = { a: { $type: 'int' } };
    const strict = await served.db.createCollection<Thing>('strict', { validator });
    await expect(strict.insertOne(thing(1))).rejects.toMatchObject({ code: 121 });
    await strict.insertOne({ _id: 2, a: 2 });
    await expect(strict.updateOne({ _id: 2 }, { $unset: { a: '' } })).rejects.toMatchObject({ code: 121 });
    await strict.insertOne(thing(3), { bypassDocumentValidation: true });
    expect(await strict.countDocuments()).toBe(2);
  });

  it('that is a view shows what its pipeline makes of another, and cannot be written to', async () => {
    await things.insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 2 },
    ]);
    const pipeline = [{ $match: { a: { $gt: 1 } } }];
    const view = await served.db.createCollection<Thing>('big', { viewOn: 'things', pipeline });
    expect(await view.find().toArray()).toEqual([{ _id: 2, a: 2 }]);
    await expect(view.insertOne(thing(3))).rejects.toMatchObject({ code: 166 });
  });
});

describe('a capped collection', () => {
  const capped = (): Promise<Collection<Thing>> =>
    served.db.createCollection<Thing>('ring', { capped: true, size: 4096, max: 3 });

  it('forgets the oldest, and keeps the order of insertion', async () => {
    const ring = await capped();
    for (const _id of [5, 4, 3, 2]) await ring.insertOne(thing(_id));
    expect((await ring.find().toArray()).map(({ _id }) => _id)).toEqual([4, 3, 2]);
    expect((await ring.find().sort({ $natural: -1 }).toArray()).map(({ _id }) => _id)).toEqual([2, 3, 4]);
    expect(await ring.isCapped()).toBe(true);
  });

  it('tells a tailing reader of what is inserted after the reader has come to the end', async () => {
    const ring = await capped();
    await ring.insertOne(thing(1));
    const tail = ring.find({}, { tailable: true, awaitData: true, maxAwaitTimeMS: 5_000 });
    expect(await tail.next()).toEqual({ _id: 1 });
    const next = tail.next();
    await ring.insertOne(thing(2));
    expect(await next).toEqual({ _id: 2 });
    await tail.close();
  });

  it('is the only kind that can be tailed', async () => {
    await things.insertOne(thing(1));
    await expect(things.find({}, { tailable: true }).next()).rejects.toMatchObject({ code: 2 });
  });
});
