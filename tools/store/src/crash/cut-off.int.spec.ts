import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { type Document, Long, MongoClient, UUID } from 'mongodb';
import { startStoreProcess } from '../testing/store-process.js';

const MANY = 10_000;
const ids = Array.from({ length: MANY }, (_, n) => n);

const folder = mkdtempSync(join(tmpdir(), 'store-cut-off-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const command: Document = {
  update: 'things',
  updates: ids.map((n) => ({ q: { _id: n }, u: { $inc: { n: 1 } }, upsert: n % 1000 === 0 })),
  txnNumber: Long.fromNumber(1),
};

const SESSION = { id: new UUID() };

/** Gives the command in the same session over whichever connection: the driver would choose one of its own. */
const give = async (client: MongoClient): Promise<Document> => {
  const session = client.startSession();
  Object.assign(session.id ?? {}, SESSION);
  return client.db('cut').command(command, { session });
};

/** Runs work on a store of the folder in a process of its own, which is then killed. */
const onStore = async <T>(work: (client: MongoClient) => Promise<T>): Promise<T> => {
  const store = await startStoreProcess(folder);
  const client = await new MongoClient(store.uri, { retryWrites: false }).connect();
  try {
    return await work(client);
  } finally {
    await store.end('SIGKILL');
    await client.close();
  }
};

it('a write of many statements that a kill has cut off goes on where it was when it is retried', async () => {
  const cut = await onStore(async (client) => {
    const db = client.db('cut');
    await db
      .collection<{ _id: number }>('things')
      .insertMany(ids.filter((n) => n % 1000 !== 0).map((_id) => ({ _id })));
    const ended: string[] = [];
    const writing = give(client).then(
      () => ended.push('written'),
      () => ended.push('cut off'),
    );
    // Acknowledged in the middle of it, and with it what stands before it in the log.
    await db.collection('other').insertOne({});
    return { ended, writing };
  });
  await cut.writing;
  expect(cut.ended).toEqual(['cut off']);

  await onStore(async (client) => {
    const things = client.db('cut').collection('things');
    const before = await things.countDocuments({ n: 1 });
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(MANY);
    const answer = await give(client);
    expect(answer).toMatchObject({ n: MANY, nModified: MANY - MANY / 1000 });
    expect(answer['upserted']).toHaveLength(MANY / 1000);
    expect(await things.countDocuments({ n: 1 })).toBe(MANY);
  });
}, 60_000);
