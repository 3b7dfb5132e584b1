import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningStore, startStore } from '../start-store.js';

let folder: string;
let store: RunningStore;
let client: MongoClient;

const start = async (testCommands: boolean): Promise<void> => {
  store = await startStore({ port: 0, dataDir: folder, testCommands });
  client = await new MongoClient(store.uri).connect();
};
const stop = async (): Promise<void> => {
  await client.close();
  await store.stop();
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'store-refusals-'));
  await start(false);
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('what the embedded store does not have', () => {
  it('refuses a change stream as a member whose change streams are not enabled, and the driver does not try again', async () => {
    const stream = client.db('test').collection('things').watch();
    await expect(stream.next()).rejects.toMatchObject({ code: 376, codeName: 'ChangeStreamNotEnabled' });
    expect(stream.closed).toBe(true);
  });

  it('refuses a transaction, and the driver does not try again', async () => {
    const session = client.startSession();
    const inTransaction = session.withTransaction(() =>
      client.db('test').collection('things').insertOne({ n: 1 }, { session }),
    );
    await expect(inTransaction).rejects.toMatchObject({ code: 263 });
    await session.endSession();
    expect(await client.db('test').collection('things').countDocuments()).toBe(0);
  });

  it('refuses to read a snapshot', async () => {
    const session = client.startSession({ snapshot: true });
    await expect(client.db('test').collection('things').findOne({}, { session })).rejects.toMatchObject({
      code: 72,
      codeName: 'InvalidOptions',
    });
    await session.endSession();
  });

  it('has fail points only when it was started for tests of drivers', async () => {
    const admin = client.db('admin');
    const point = { configureFailPoint: 'failCommand', mode: 'off' };
    await expect(admin.command(point)).rejects.toMatchObject({ code: 59, codeName: 'CommandNotFound' });
    await expect(admin.command({ setParameter: 1, enableTestCommands: true })).rejects.toMatchObject({
      code: 20,
    });
    await stop();
    await start(true);
    expect(await client.db('admin').command(point)).toMatchObject({ ok: 1 });
  });
});
