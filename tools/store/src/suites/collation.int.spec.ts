import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Collection } from 'mongodb';
import { type Served, serve } from '../testing/served.js';

let served: Served;
let words: Collection<{ _id: number; word: string } & Record<string, unknown>>;

beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

const WORDS = ['zebra', 'Ängel', 'angel', 'Åsa', 'öga', 'ÅSA', 'item 10', 'item 9'];

beforeEach(async () => {
  words = served.db.collection('words');
  await words.drop().catch(() => undefined);
  await words.insertMany(WORDS.map((word, _id) => ({ _id, word })));
  await words.createIndex({ word: 1 });
});

const sv = { locale: 'sv', strength: 2 } as const;
const ids = (found: readonly { _id: number }[]): readonly number[] => found.map(({ _id }) => _id);

describe('a collation', () => {
  it('finds texts that differ in what it does not look at, though an index on bytes is there', async () => {
    expect(ids(await words.find({ word: 'åsa' }).collation(sv).sort({ _id: 1 }).toArray())).toEqual([3, 5]);
    expect(await words.countDocuments({ word: { $in: ['ASA'] } }, { collation: sv })).toBe(0);
    expect(await words.countDocuments({ word: 'ASA' }, { collation: { locale: 'en', strength: 1 } })).toBe(2);
    expect(await words.countDocuments({ word: 'åsa' })).toBe(0);
  });

  it('orders texts as its language does', async () => {
    const swedish = await words
      .find({ word: { $not: /^item/ } })
      .collation({ locale: 'sv' })
      .sort({ word: 1 })
      .toArray();
    expect(swedish.map(({ word }) => word)).toEqual(['angel', 'zebra', 'Åsa', 'ÅSA', 'Ängel', 'öga']);
    const english = await words
      .find({ word: { $not: /^item/ } })
      .collation({ locale: 'en' })
      .sort({ word: 1 })
      .toArray();
    expect(english.map(({ word }) => word)).toEqual(['angel', 'Ängel', 'Åsa', 'ÅSA', 'öga', 'zebra']);
  });

  it('orders numbers inside texts when asked', async () => {
    const collation = { locale: 'en', numericOrdering: true };
    const found = await words.find({ word: /^item/ }).collation(collation).sort({ word: 1 }).toArray();
    expect(ids(found)).toEqual([7, 6]);
    expect(await words.countDocuments({ word: { $gte: 'item 10', $lt: 'item 11' } }, { collation })).toBe(1);
  });

  it('holds for distinct, groups and sets', async () => {
    const collation = { locale: 'sv', strength: 1 } as const;
    const distinct = await words.distinct('word', { word: /^[åÅ]/u }, { collation });
    expect(distinct).toHaveLength(1);
    const groups = await words
      .aggregate([{ $match: { word: /^Å/u } }, { $group: { _id: '$word', n: { $sum: 1 } } }], { collation })
      .toArray();
    expect(groups).toMatchObject([{ n: 2 }]);
    const [set] = await words
      .aggregate([{ $limit: 1 }, { $project: { s: { $setUnion: [['a'], ['A', 'b']] } } }], { collation })
      .toArray();
    expect(set?.['s']).toHaveLength(2);
  });

  it('holds for updates, deletes and findAndModify, statement by statement', async () => {
    await words.bulkWrite([
      { updateMany: { filter: { word: 'åsa' }, update: { $set: { n: 1 } }, collation: sv } },
      { updateMany: { filter: { word: 'zebra' }, update: { $set: { n: 1 } } } },
    ]);
    expect(await words.countDocuments({ n: 1 })).toBe(3);
    const taken = await words.findOneAndUpdate({ word: 'ZEBRA' }, { $set: { n: 2 } }, { collation: sv });
    expect(taken?._id).toBe(0);
    expect(await words.deleteMany({ word: 'ÄNGEL' }, { collation: sv })).toMatchObject({ deletedCount: 1 });
    expect(await words.findOne({ word: 'angel' })).not.toBeNull();
  });

  it('leaves unique indexes and _ids to compare bytes', async () => {
    await served.db.dropCollection('users').catch(() => undefined);
    const users = served.db.collection<{ _id: string; name: string; n?: number }>('users');
    await users.createIndex({ name: 1 }, { unique: true }, {});
    await users.insertMany([
      { _id: 'a', name: 'Bo' },
      { _id: 'b', name: 'BO' },
    ]);
    await users.updateMany({ name: 'bo' }, { $inc: { n: 1 } }, { collation: sv });
    expect(await users.countDocuments({ n: 1 })).toBe(2);
    await expect(users.insertOne({ _id: 'c', name: 'Bo' })).rejects.toMatchObject({ code: 11000 });
  });

  it.each([
    [{ locale: 'sv', wings: 2 }, 40415],
    [{ strength: 2 }, 40414],
    [{ locale: 'wings-and-more' }, 2],
    [{ locale: 'sv', strength: 7 }, 2],
    [{ locale: 'sv', caseFirst: 'wings' }, 2],
    [{ locale: 5 }, 14],
  ])('%j is refused', async (collation, code) => {
    await expect(served.db.command({ find: 'words', collation })).rejects.toMatchObject({ code });
  });
});

describe('an index with a collation', () => {
  type User = { _id: number; name: string; unit?: number };
  let users: Collection<User>;

  beforeEach(async () => {
    await served.db.dropCollection('users').catch(() => undefined);
    users = served.db.collection('users');
    await users.createIndex(
      { name: 1, unit: 1 },
      { unique: true, collation: { locale: 'sv', strength: 1 } },
      {},
    );
  });

  it('is listed with all of its collation', async () => {
    const [, index] = await users.indexes();
    expect(index?.['collation']).toMatchObject({
      locale: 'sv',
      strength: 1,
      caseLevel: false,
      alternate: 'non-ignorable',
    });
  });

  it.each([
    ['Bo', 'BO'],
    ['idé', 'IDE'],
    ['ide', 'Idé'],
    ['Åsa', 'åsa'],
  ])('refuses %s beside %s when it is unique', async (first, second) => {
    await users.insertOne({ _id: 1, name: first });
    await expect(users.insertOne({ _id: 2, name: second })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { name: 1, unit: 1 },
    });
    await users.insertOne({ _id: 3, name: second, unit: 2 });
    await expect(users.updateOne({ _id: 3 }, { $unset: { unit: '' } })).rejects.toMatchObject({
      code: 11000,
    });
    await users.updateOne({ _id: 1 }, { $set: { name: second } });
  });

  it('lets Åsa stand beside Asa, which in Swedish are two', async () => {
    await users.insertMany([
      { _id: 1, name: 'Åsa' },
      { _id: 2, name: 'Asa' },
    ]);
    const found = await users.find({ name: 'ASA' }).collation({ locale: 'sv', strength: 1 }).toArray();
    expect(ids(found)).toEqual([2]);
    expect(ids(await users.find({ name: 'Asa' }).toArray())).toEqual([2]);
  });

  it('finds what it has by its own collation without looking at everything', async () => {
    await users.insertMany(Array.from({ length: 500 }, (_, _id) => ({ _id, name: `User ${_id}` })));
    const asked = users.find({ name: 'USER 7' }).collation({ locale: 'sv', strength: 1 });
    expect(ids(await asked.toArray())).toEqual([7]);
    const explained = await asked.explain('executionStats');
    expect(explained['executionStats']).toMatchObject({ nReturned: 1, totalDocsExamined: 1 });
  });
});

describe('a collection with a collation', () => {
  it('compares by it wherever a command does not say', async () => {
    await served.db.dropCollection('people').catch(() => undefined);
    const people = await served.db.createCollection<{ _id: string; name: string }>('people', {
      collation: { locale: 'en', strength: 2 },
    });
    await people.createIndex({ name: 1 }, { unique: true }, {});
    await people.insertOne({ _id: 'a', name: 'Bo' });
    expect(await people.findOne({ name: 'BO' })).toEqual({ _id: 'a', name: 'Bo' });
    expect(await people.findOne({ name: 'BO' }, { collation: { locale: 'simple' } })).toBeNull();
    expect(await people.updateOne({ name: 'bo' }, { $set: { name: 'BO' } })).toMatchObject({
      modifiedCount: 1,
    });
    await expect(people.insertOne({ _id: 'b', name: 'bO' })).rejects.toMatchObject({ code: 11000 });
    await expect(people.insertOne({ _id: 'A', name: 'x' })).rejects.toMatchObject({ code: 11000 });
    const [described] = await served.db.listCollections({ name: 'people' }).toArray();
    expect(described).toMatchObject({ options: { collation: { locale: 'en', strength: 2 } } });
    const indexes = await people.indexes();
    expect(indexes.map((index) => (index as unknown as { collation: unknown }).collation)).toMatchObject([
      { locale: 'en' },
      { locale: 'en' },
    ]);
  });
});
