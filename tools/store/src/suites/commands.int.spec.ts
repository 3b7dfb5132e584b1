import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Collection, GridFSBucket, Long, MongoClient } from 'mongodb';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
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

const many = (count: number): { _id: number; n: number }[] =>
  Array.from({ length: count }, (_, n) => ({ _id: n, n }));

describe('the server', () => {
  it('is the primary of a replica set with the wire version of MongoDB 7.0', async () => {
    const hello = await served.db.admin().command({ hello: 1 });
    expect(hello).toMatchObject({
      isWritablePrimary: true,
      logicalSessionTimeoutMinutes: 30,
      maxBsonObjectSize: 16777216,
    });
    expect(hello['maxWireVersion']).toBeGreaterThanOrEqual(21);
    expect(hello['setName']).toEqual(expect.any(String));
  });

  it('refuses a command it does not know', async () => {
    await expect(served.db.command({ fly: 1 })).rejects.toMatchObject({
      code: 59,
      codeName: 'CommandNotFound',
    });
  });

  it('refuses a field it does not know', async () => {
    await expect(served.db.command({ find: 'things', wings: 2 })).rejects.toMatchObject({ code: 40415 });
  });

  it.each([
    [{ $fly: 1 }, 2],
    [{ a: { $fly: 1 } }, 2],
    [{ $and: [] }, 2],
    [{ a: { $in: 5 } }, 2],
    [{ a: { $regex: '(' } }, 51091],
  ])('refuses the filter %j', async (filter, code) => {
    await expect(things.find(filter).toArray()).rejects.toMatchObject({ code });
  });

  it.each([
    [{ $fly: { a: 1 } }, 9],
    [{ $inc: { a: 'x' } }, 14],
    [{ $set: { a: 1, 'a.b': 2 } }, 40],
    [{ $set: { _id: 7 } }, 66],
    [{ $set: { 'text.inner': 1 } }, 28],
    [{ $push: { text: 1 } }, 2],
  ])('refuses the update %j', async (update, code) => {
    await things.insertOne({ _id: 1, text: 'x' });
    await expect(things.updateOne({ _id: 1 }, update as never)).rejects.toMatchObject({ code });
    expect(await things.findOne()).toEqual({ _id: 1, text: 'x' });
  });

  it('refuses a stage and an expression it does not know', async () => {
    await expect(things.aggregate([{ $fly: {} }]).toArray()).rejects.toMatchObject({ code: 40324 });
    await things.insertOne({ _id: 1 });
    await expect(things.aggregate([{ $project: { a: { $fly: 1 } } }]).toArray()).rejects.toMatchObject({
      code: 31325,
    });
  });
});

describe('cursors', () => {
  it('give batches of the size asked for and end', async () => {
    await things.insertMany(many(25));
    const first = await served.db.command({ find: 'things', filter: {}, batchSize: 10 });
    const cursor = first['cursor'] as { id: Long; firstBatch: unknown[] };
    expect(cursor.firstBatch).toHaveLength(10);
    const id = Long.fromValue(cursor.id);
    const second = await served.db.command({ getMore: id, collection: 'things', batchSize: 10 });
    const third = await served.db.command({ getMore: id, collection: 'things', batchSize: 10 });
    expect(
      [second, third].map((answer) => (answer['cursor'] as { nextBatch: unknown[] }).nextBatch.length),
    ).toEqual([10, 5]);
    await expect(served.db.command({ getMore: id, collection: 'things' })).rejects.toMatchObject({
      code: 43,
    });
  });

  it('see what is written while they are read, each document once', async () => {
    await things.insertMany(many(300));
    const seen: number[] = [];
    for await (const { _id } of things.find({}, { batchSize: 50 }).sort({ _id: 1 }).hint({ _id: 1 })) {
      if (_id === 10) await things.deleteOne({ _id: 299 });
      seen.push(_id);
    }
    expect(seen).toEqual(Array.from({ length: 299 }, (_, n) => n));
  });
});

describe('maxTimeMS', () => {
  it('ends a command that takes longer', async () => {
    await things.insertMany(many(3000));
    const slow = things.aggregate(
      [
        { $match: { n: { $gte: 0 } } },
        { $lookup: { from: 'things', pipeline: [{ $match: { n: { $gt: 2998 } } }], as: 'all' } },
      ],
      { maxTimeMS: 1 },
    );
    await expect(slow.toArray()).rejects.toMatchObject({ code: 50, codeName: 'MaxTimeMSExpired' });
  });
});

describe('retryable writes', () => {
  it('with the same number have one effect and the same answer', async () => {
    await things.insertOne({ _id: 1, n: 0 });
    const client = await new MongoClient(served.uri).connect();
    const session = client.startSession();
    const command = {
      update: 'things',
      updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }],
      lsid: session.id,
      txnNumber: Long.fromNumber(1000),
    };
    const database = client.db(served.db.databaseName);
    const answers = [await database.command(command), await database.command(command)];
    await client.close();
    expect(answers.map((answer) => answer['nModified'] as unknown)).toEqual([1, 1]);
    expect(await things.findOne()).toMatchObject({ n: 1 });
  });
});

describe('files', () => {
  it('come back as they were stored', async () => {
    const bucket = new GridFSBucket(served.db, { chunkSizeBytes: 1000 });
    const content = Buffer.from(Array.from({ length: 5500 }, (_, n) => n % 251));
    const upload = bucket.openUploadStream('file.bin');
    await finished(upload.end(content));
    const found = await buffer(bucket.openDownloadStreamByName('file.bin'));
    expect(found.equals(content)).toBe(true);
  });
});

describe('connections', () => {
  it('work without a word about the replica set in the address', async () => {
    const { hosts } = served.client.options;
    const client = await new MongoClient(`mongodb://${hosts.map(String).join(',')}`).connect();
    expect(await client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 });
    await client.close();
  });
});
