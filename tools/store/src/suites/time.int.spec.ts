import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Collection, Long, Timestamp } from 'mongodb';
import { type Served, serve } from '../testing/served.js';

let served: Served;
let things: Collection<{ _id: number } & Record<string, unknown>>;

beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());
beforeEach(async () => {
  things = served.db.collection('things');
  await things.drop().catch(() => undefined);
});

/** The date of `at` in a raw document, all 64 bits of it. */
const dateIn = (bytes: Uint8Array): bigint => {
  const all = Buffer.from(bytes);
  return all.readBigInt64LE(all.indexOf('\tat\0') + 4);
};

const FAR = [-(2n ** 63n), -8_640_000_000_000_001n, 9_007_199_254_740_993n, 2n ** 63n - 1n];

describe('dates beyond those of JavaScript', () => {
  beforeEach(async () => {
    for (const [at, ms] of FAR.entries()) await things.insertOne({ _id: at + 1, ms: Long.fromBigInt(ms) });
    await things.updateMany({}, [{ $set: { at: { $toDate: '$ms' } } }]);
  });

  const stored = async (_id: number): Promise<bigint> => {
    const found = await things.findOne({ _id }, { raw: true });
    return dateIn(found as unknown as Uint8Array);
  };

  it('survive being stored, updated and projected', async () => {
    await things.updateMany({}, { $set: { touched: true } });
    for (const [at, ms] of FAR.entries()) expect(await stored(at + 1)).toBe(ms);
    const projected = await things
      .aggregate([{ $sort: { _id: 1 } }, { $project: { back: { $toLong: '$at' } } }], { useBigInt64: true })
      .toArray();
    expect(projected.map(({ back }) => back as bigint)).toEqual(FAR);
  });

  it.each([false, true])('compare and sort by their exact time (index: %s)', async (indexed) => {
    if (indexed) await things.createIndex({ at: 1 });
    await things.insertOne({ _id: 0, at: new Date(0) });
    const order = await things.find().sort({ at: 1 }).toArray();
    expect(order.map(({ _id }) => _id)).toEqual([1, 2, 0, 3, 4]);
    expect(await things.countDocuments({ at: { $gt: new Date(0) } })).toBe(2);
    expect(await things.countDocuments({ at: { $lt: new Date(-8_640_000_000_000_000) } })).toBe(2);
  });

  it('differ by arithmetic and refuse to overflow', async () => {
    const [found] = await things
      .aggregate([{ $match: { _id: 4 } }, { $project: { less: { $toLong: { $subtract: ['$at', 7] } } } }], {
        useBigInt64: true,
      })
      .toArray();
    expect(found?.['less']).toBe(2n ** 63n - 8n);
    await expect(
      things.aggregate([{ $match: { _id: 4 } }, { $project: { more: { $add: ['$at', 7] } } }]).toArray(),
    ).rejects.toMatchObject({ code: expect.any(Number) });
  });
});

describe('the time of the replica set', () => {
  it('is told with every answer and goes on with every write', async () => {
    const before = await served.db.command({ ping: 1 });
    await things.insertOne({ _id: 1 });
    const after = await served.db.command({ ping: 1 });
    const [from, to] = [before, after].map(({ operationTime }) => operationTime as Timestamp);
    expect(to?.greaterThan(from ?? new Timestamp(0n))).toBe(true);
    expect(after['$clusterTime']).toMatchObject({ clusterTime: expect.any(Timestamp) });
  });

  it('is told with refusals too', async () => {
    const refused = await served.db.command({ fly: 1 }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ errorResponse: { operationTime: expect.any(Timestamp) } });
  });

  it('lets a causally consistent session read its own writes', async () => {
    await served.client.withSession({ causalConsistency: true }, async (session) => {
      await things.insertOne({ _id: 1 }, { session });
      expect(session.operationTime).toBeInstanceOf(Timestamp);
      expect(await things.findOne({ _id: 1 }, { session })).toEqual({ _id: 1 });
    });
  });

  it('goes on from a time that another session brings', async () => {
    await things.insertOne({ _id: 1 });
    await served.client.withSession(async (first) => {
      await things.findOne({}, { session: first });
      await served.client.withSession(async (second) => {
        if (first.clusterTime) second.advanceClusterTime(first.clusterTime);
        if (first.operationTime) second.advanceOperationTime(first.operationTime);
        expect(await things.findOne({}, { session: second })).toEqual({ _id: 1 });
      });
    });
  });

  it.each([
    [{ afterClusterTime: 5 }, 14],
    [{ afterClusterTime: new Timestamp({ t: 4_000_000_000, i: 1 }) }, 72],
    [{ level: 'fly' }, 2],
    [{ wings: 2 }, 40415],
  ])('refuses the read concern %j', async (readConcern, code) => {
    await expect(served.db.command({ find: 'things', readConcern })).rejects.toMatchObject({ code });
  });
});
