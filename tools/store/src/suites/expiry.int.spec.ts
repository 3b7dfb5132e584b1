import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Served, serve } from '../testing/served.js';
import { startStoreProcess } from '../testing/store-process.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

const until = async (condition: () => Promise<boolean>): Promise<void> => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
};

it('removes documents when their time is up, and no others', async () => {
  const admin = served.client.db('admin');
  const before = await admin.command({ setParameter: 1, ttlMonitorSleepSecs: 1 });
  const notes = served.db.collection<{ _id: string; at?: Date | string }>('notes');
  await notes.createIndex({ at: 1 }, { expireAfterSeconds: 60 }, {});
  const old = new Date(Date.now() - 120_000);
  await notes.insertMany([
    { _id: 'old', at: old },
    { _id: 'new', at: new Date() },
    { _id: 'none' },
    { _id: 'text', at: 'then' },
  ]);
  await until(async () => (await notes.countDocuments({ _id: 'old' })) === 0);
  await admin.command({ setParameter: 1, ttlMonitorSleepSecs: before['was'] as number });
  expect((await notes.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual([
    'new',
    'none',
    'text',
  ]);
}, 30_000);

it('ends on SIGTERM with what it was told on disk, and says on one line where it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-term-'));
  const store = await startStoreProcess(folder);
  expect(store.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\//);
  await store.end('SIGTERM');
  const again = await startStoreProcess(folder);
  await again.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});
