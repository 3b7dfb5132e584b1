import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Served, serve } from '../testing/served.js';
import { FILTER_ROWS, SEARCHED } from './rows/filters.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
  await served.db.collection<{ _id: number }>('searched').insertMany(SEARCHED);
  await served.db.collection('searched').createIndex({ place: '2d' });
});
afterAll(() => served.stop());

const isByNearness = (filter: Record<string, unknown>): boolean => JSON.stringify(filter).includes('$near');

describe('a filter', () => {
  it.each(FILTER_ROWS.map(([filter, found]) => [JSON.stringify(filter), found, filter] as const))(
    '%s finds %j',
    async (_, expected, filter) => {
      const things = served.db.collection<{ _id: number }>('searched');
      const found = (await things.find(filter).toArray()).map(({ _id }) => _id);
      expect(isByNearness(filter) ? found : found.toSorted((a, b) => a - b)).toEqual(expected);
    },
  );

  it('finds the same when an index helps', async () => {
    const things = served.db.collection<{ _id: number }>('searched');
    await things.createIndexes([{ key: { n: 1 } }, { key: { text: 1 } }, { key: { list: 1 } }]);
    for (const [filter, expected] of FILTER_ROWS.filter((row) => !isByNearness(row[0]))) {
      const found = (await things.find(filter).toArray()).map(({ _id }) => _id);
      expect([filter, found.toSorted((a, b) => a - b)]).toEqual([filter, expected]);
    }
  });
});

describe('a search', () => {
  it('sorts across types as MongoDB does, skips, limits and shows the fields asked for', async () => {
    const things = served.db.collection<{ _id: number }>('searched');
    const ids = async (sort: Record<string, 1 | -1>): Promise<number[]> =>
      (await things.find().sort(sort).toArray()).map(({ _id }) => _id);
    expect(await ids({ n: 1 })).toEqual([5, 1, 2, 3, 4]);
    expect(await ids({ text: -1, _id: 1 })).toEqual([2, 3, 1, 4, 5]);
    expect(await things.find().sort({ _id: -1 }).skip(1).limit(2).project({ _id: 1 }).toArray()).toEqual([
      { _id: 4 },
      { _id: 3 },
    ]);
  });

  it.each([
    [{ text: 1, _id: 0 }, { text: 'bo' }],
    [
      { list: { $slice: 1 }, text: 0, n: 0, at: 0, flags: 0 },
      { _id: 2, list: [{ a: 1, b: 2 }] },
    ],
    [{ list: { $elemMatch: { a: 3 } } }, { _id: 2, list: [{ a: 3 }] }],
    [{ 'list.a': 1, _id: 0 }, { list: [{ a: 1 }, { a: 3 }] }],
    [{ twice: { $multiply: ['$n', 2] }, _id: 0 }, { twice: 5 }],
  ])('projects %j', async (projection, expected) => {
    const things = served.db.collection<{ _id: number }>('searched');
    expect(await things.findOne({ _id: 2 }, { projection })).toEqual(expected);
  });
});
