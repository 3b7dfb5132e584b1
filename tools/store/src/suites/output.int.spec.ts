import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Collection } from 'mongodb';
import { type Served, serve } from '../testing/served.js';

type Thing = { _id: number } & Record<string, unknown>;

let served: Served;
let source: Collection<Thing>;
let target: Collection<Thing>;

beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());
beforeEach(async () => {
  source = served.db.collection('source');
  await source.drop().catch(() => undefined);
  await served.db.dropCollection('target').catch(() => undefined);
  target = await served.db.createCollection<Thing>('target', { validator: { n: { $gt: 0 } } });
  await source.insertMany([
    { _id: 1, n: 5 },
    { _id: 2, n: -5 },
  ]);
});

const run = (pipeline: readonly object[], options: object = {}): Promise<unknown> =>
  source.aggregate([...pipeline] as never[], options).toArray();

describe('$out', () => {
  it('refuses what the validator of its target refuses, and leaves the target as it was', async () => {
    await target.insertOne({ _id: 9, n: 9 });
    await expect(run([{ $out: 'target' }])).rejects.toMatchObject({ code: 121 });
    expect(await target.find().toArray()).toEqual([{ _id: 9, n: 9 }]);
  });

  it('stores it when validation is bypassed', async () => {
    await run([{ $out: 'target' }], { bypassDocumentValidation: true });
    expect(await target.countDocuments()).toBe(2);
  });

  it('keeps the indexes of its target, which refuse what is twice', async () => {
    await target.createIndex({ n: 1 }, { unique: true }, {});
    const twice = [{ $match: { n: 5 } }, { $set: { copy: [1, 2] } }, { $unwind: '$copy' }, { $unset: '_id' }];
    await expect(run([...twice, { $out: 'target' }])).rejects.toMatchObject({ code: 11000 });
  });
});

describe('$merge', () => {
  it.each(['insert', 'replace', 'merge', 'pipeline'])(
    'refuses what the validator refuses: %s',
    async (how) => {
      const stored = how === 'insert' ? [] : [{ _id: 2, n: 1 }];
      if (stored.length > 0) await target.insertMany(stored);
      const whenMatched =
        how === 'pipeline' ? [{ $set: { n: '$$new.n' } }] : how === 'insert' ? 'merge' : how;
      await expect(run([{ $merge: { into: 'target', whenMatched } }])).rejects.toMatchObject({ code: 121 });
      expect(await target.findOne({ _id: 2 })).toEqual(stored[0] ?? null);
    },
  );

  it('stores it when validation is bypassed', async () => {
    await run([{ $merge: { into: 'target' } }], { bypassDocumentValidation: true });
    expect(await target.countDocuments()).toBe(2);
  });

  it('with whenMatched: fail names the index and the key that are taken', async () => {
    await target.insertOne({ _id: 1, n: 7 });
    await expect(
      run([{ $match: { _id: 1 } }, { $merge: { into: 'target', whenMatched: 'fail' } }]),
    ).rejects.toMatchObject({
      code: 11000,
      codeName: 'DuplicateKey',
      errorResponse: { keyPattern: { _id: 1 }, keyValue: { _id: 1 } },
    });
    expect(await target.findOne()).toEqual({ _id: 1, n: 7 });
  });

  it('with whenNotMatched: fail names that nothing matched', async () => {
    await expect(run([{ $merge: { into: 'target', whenNotMatched: 'fail' } }])).rejects.toMatchObject({
      code: 13113,
      codeName: 'MergeStageNoMatchingDocument',
    });
  });

  it.each([
    [{ into: 'target', on: 'n' }, 51183],
    [{ into: 'target', on: [] }, 51187],
    [{ into: 'target', on: 5 }, 51186],
    [{ into: 'target', on: ['a', 'a'] }, 31465],
    [{ into: 'target', whenMatched: 'fail', whenNotMatched: 'discard' }, 51181],
    [{ into: 'target', whenMatched: 'merge', let: { a: 1 } }, 51199],
    [{ into: 'target', whenMatched: 'fly' }, 2],
    [{ into: 'target', wings: 2 }, 40415],
    [{ on: '_id' }, 40414],
  ])('refuses %j', async (merge, code) => {
    await expect(run([{ $merge: merge }])).rejects.toMatchObject({ code });
  });
});
