import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Collection, MongoClient } from 'mongodb';
import { type Served, serve } from '../testing/served.js';

type Thing = { _id: number; n: number; text: string };

const COUNT = 10_000;

let served: Served;
let things: Collection<Thing>;
let other: MongoClient;
let theirs: Collection<Thing>;

beforeAll(async () => {
  served = await serve();
  things = served.db.collection('things');
  for (let at = 0; at < COUNT; at += 5000)
    await things.insertMany(
      Array.from({ length: 5000 }, (_, n) => ({ _id: at + n, n: 0, text: `thing ${at + n}`.repeat(45) })),
    );
  other = await new MongoClient(served.uri).connect();
  theirs = other.db(served.db.databaseName).collection('things');
  await theirs.findOne({ _id: 1 });
  // Two connections: the one that a test's second command needs must not have to be opened while its first is at work.
  await Promise.all([served.db.admin().ping(), served.db.admin().ping()]);
});
afterAll(async () => {
  await other.close();
  await served.stop();
});

/** Slow to look for, so that a search takes many times as long as a read, also while other suites use the same server. */
const NOTHING = { text: /n.*obody$/ };

describe('a search through all documents', () => {
  it.each([
    ['find', () => things.find(NOTHING).toArray()],
    ['count', () => things.countDocuments(NOTHING)],
    ['distinct', () => things.distinct('n', NOTHING)],
    ['aggregate', () => things.aggregate([{ $match: NOTHING }, { $group: { _id: '$n' } }]).toArray()],
    ['update', () => things.updateMany(NOTHING, { $set: { n: 1 } })],
    ['findOneAndUpdate', () => things.findOneAndUpdate(NOTHING, { $set: { n: 1 } })],
    ['delete', () => things.deleteMany(NOTHING)],
  ])('by %s does not keep an indexed read waiting', async (_name, search) => {
    const ended: string[] = [];
    const searching = Promise.resolve(search()).then(() => ended.push('search'));

    const reading = theirs.findOne({ _id: 7 }).then(() => ended.push('read'));
    await Promise.all([searching, reading]);
    expect(ended).toEqual(['read', 'search']);
  });

  it('gives every document once while others write', async () => {
    const seen = new Set<number>();
    for await (const { _id } of things.find({}, { batchSize: 5000 })) {
      expect(seen.has(_id)).toBe(false);
      seen.add(_id);
      if (_id % 1000 === 0) await theirs.updateOne({ _id }, { $inc: { n: 1 } });
    }
    expect(seen.size).toBe(COUNT);
  });

  it('finds two callers two documents when both take the first that is free', async () => {
    const take = (by: Collection<Thing>): Promise<Thing | null> =>
      by.findOneAndUpdate({ n: 1, text: /^thing/ }, { $set: { n: 2 } });
    await things.updateMany({ _id: { $in: [COUNT - 1, COUNT - 2] } }, { $set: { n: 1 } });
    await things.updateMany({ _id: { $lt: COUNT - 2 } }, { $set: { n: 0 } });
    const taken = await Promise.all([take(things), take(theirs)]);
    expect(new Set(taken.map((thing) => thing?._id)).size).toBe(2);
  });

  it('sorts all of it without an index', async () => {
    const found = await things
      .find({}, { projection: { _id: 1 } })
      .sort({ text: -1, _id: 1 })
      .toArray();
    const ids = found.map(({ _id }) => _id);
    expect(ids.slice(0, 3)).toEqual([9, 99, 999]);
    expect(new Set(ids).size).toBe(COUNT);
  });
});

describe('a write of many statements', () => {
  const MANY = 20_000;
  const ids = Array.from({ length: MANY }, (_, n) => n);
  it.each([
    ['insert', () => served.db.collection('copies').insertMany(ids.map((n) => ({ text: `copy ${n}` })))],
    [
      'update',
      () =>
        things.bulkWrite(ids.map((n) => ({ updateOne: { filter: { _id: n }, update: { $inc: { n: 0 } } } }))),
    ],
    ['delete', () => things.bulkWrite(ids.map((n) => ({ deleteOne: { filter: { _id: -1 - n } } })))],
  ])('by %s does not keep an indexed read waiting', async (_name, write) => {
    const ended: string[] = [];
    const writing = Promise.resolve(write()).then(() => ended.push('write'));
    await served.db.admin().ping();
    const reading = theirs.findOne({ _id: 7 }).then(() => ended.push('read'));
    await Promise.all([writing, reading]);
    expect(ended).toEqual(['read', 'write']);
  });

  it('tells what each statement did, across its turns', async () => {
    const result = await things.bulkWrite(
      ids.map((n) => ({ updateOne: { filter: { _id: n % COUNT }, update: { $inc: { mark: 1 } } } })),
    );
    expect(result).toMatchObject({ matchedCount: MANY, modifiedCount: MANY });
    await things.updateMany({}, { $unset: { mark: '' } });
  });
});
