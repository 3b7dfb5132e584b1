import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import { type Served, serve } from '../testing/served.js';
import { ACCUMULATOR_ROWS, SOLD, STAGE_ROWS, TOWNS, WINDOW_ROWS } from './rows/stages.js';
import { AS_SENT, typed } from './rows/values.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
  await served.db.collection<{ _id: number }>('sold').insertMany(SOLD);
  await served.db.collection<{ _id: string }>('towns').insertMany(TOWNS);
});
afterAll(() => served.stop());

const sold = (pipeline: readonly Document[]): Promise<Document[]> =>
  served.db
    .collection('sold')
    .aggregate([...pipeline], AS_SENT)
    .toArray();
const inWords = <V>([what, value]: readonly [unknown, V]) => [JSON.stringify(what), what, value] as const;

describe('a pipeline', () => {
  it.each(STAGE_ROWS.map(inWords))('%s gives what MongoDB gives', async (_, pipeline, result) => {
    expect(typed(await sold(pipeline as Document[]))).toBe(typed(result));
  });

  it('can begin without a collection', async () => {
    const documents = [{ a: 1 }, { a: 2 }];
    expect(await served.db.aggregate([{ $documents: documents }]).toArray()).toEqual(documents);
  });

  it('can begin with what is nearest', async () => {
    const places = served.db.collection<{ _id: number; at: number[] }>('places');
    await places.createIndex({ at: '2d' });
    await places.insertMany([
      { _id: 1, at: [10, 10] },
      { _id: 2, at: [1, 0] },
    ]);
    const near = { $geoNear: { near: [0, 0], distanceField: 'far', key: 'at' } };
    expect(await places.aggregate([near, { $project: { far: 1 } }, { $limit: 1 }]).toArray()).toEqual([
      { _id: 2, far: 1 },
    ]);
  });

  it('replaces a collection with $out, and merges into one with $merge', async () => {
    const target = served.db.collection<{ _id: number }>('target');
    await target.insertOne({ _id: 99 });
    await sold([{ $project: { sum: 1 } }, { $out: 'target' }]);
    expect(await target.countDocuments()).toBe(3);
    await sold([{ $project: { twice: { $multiply: ['$sum', 2] } } }, { $merge: { into: 'target' } }]);
    expect(await target.findOne({ _id: 2 })).toEqual({ _id: 2, sum: 20, twice: 40 });
  });

  it('tells of the server: sizes, the use of indexes, own sessions', async () => {
    const [sizes] = await sold([{ $collStats: { count: {} } }]);
    expect(sizes).toMatchObject({ ns: `${served.db.databaseName}.sold` });
    expect(await sold([{ $indexStats: {} }])).toEqual([expect.objectContaining({ name: '_id_' })]);
    expect(
      await served.client
        .db('admin')
        .aggregate([{ $listLocalSessions: {} }])
        .toArray(),
    ).toEqual(expect.any(Array));
  });
});

describe('an accumulator', () => {
  it.each(ACCUMULATOR_ROWS.map(inWords))('%s has its value, of its type', async (_, accumulator, value) => {
    const [found] = await sold([{ $sort: { _id: 1 } }, { $group: { _id: null, value: accumulator } }]);
    expect(typed(found)).toBe(typed({ _id: null, value }));
  });
});

describe('a window function', () => {
  it.each(WINDOW_ROWS.map(inWords))('%s has its values, of their type', async (_, output, values) => {
    const found = await sold([
      { $setWindowFields: { sortBy: { sum: 1 }, output: { value: output } } },
      { $project: { _id: 0, value: 1 } },
    ]);
    expect(typed(found)).toBe(typed(values.map((value) => ({ value }))));
  });
});
