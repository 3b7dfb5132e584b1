import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, MongoClient } from 'mongodb';
import { startStore } from '../start-store.js';

/** A database of its own on the server under test. */
export interface Served {
  readonly uri: string;
  readonly client: MongoClient;
  readonly db: Db;
  readonly stop: () => Promise<void>;
}

const ownStore = async (): Promise<{ uri: string; stop: () => Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'store-test-'));
  const store = await startStore({ port: 0, dataDir: folder });
  const stop = async (): Promise<void> => {
    await store.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { uri: store.uri, stop };
};

/**
 * A fresh database on the server that `MONGODB_URI` names; without it on an embedded store
 * of its own. The suites do not know which, and must pass on both.
 */
export const serve = async (): Promise<Served> => {
  const named = process.env['MONGODB_URI'];
  const server = named ? { uri: named, stop: () => Promise.resolve() } : await ownStore();
  const client = await new MongoClient(server.uri).connect();
  const db = client.db(`suite_${randomBytes(6).toString('hex')}`);
  const stop = async (): Promise<void> => {
    await db.dropDatabase();
    await client.close();
    await server.stop();
  };
  return { uri: server.uri, client, db, stop };
};
