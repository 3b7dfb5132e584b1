import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { storeNewer, type Replica } from '@om/persistence';
import { uuidV7Ids } from '@om/platform';
import mongoose, { Schema, type Connection, type Model } from 'mongoose';
import { startTestInfrastructure, type TestInfrastructure } from '../test-infrastructure.js';

interface Shown extends Replica {
  text: string;
  note?: string;
}

describe('a copy of what another service owns', () => {
  let infrastructure: TestInfrastructure;
  let connection: Connection;
  let model: Model<Shown>;

  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
    const dbName = `${infrastructure.namespace}_replica`;
    infrastructure.owns({ database: dbName });
    connection = await mongoose.createConnection(infrastructure.mongoUri, { dbName }).asPromise();
    const schema = new Schema<Shown>({ _id: String, version: Number, text: String, note: String });
    model = connection.model<Shown>('Shown', schema);
  });
  afterAll(async () => {
    await connection.close();
    await infrastructure.stop();
  });

  it('ends in the newest version, whatever order the versions come in', async () => {
    const _id = uuidV7Ids.next();
    const results: string[] = [];
    for (const version of [3, 1, 2, 2, 4])
      results.push(await storeNewer(model, { _id, version, text: `v${version}` }));
    expect(results).toEqual(['stored', 'outdated', 'outdated', 'outdated', 'stored']);
    expect(await model.findById(_id).lean()).toMatchObject({ version: 4, text: 'v4' });
  });

  it('ends in the newest version when the first ones come at the same moment', async () => {
    for (let round = 0; round < 20; round += 1) {
      const _id = uuidV7Ids.next();
      await Promise.all(
        [2, 1, 4, 3].map((version) => storeNewer(model, { _id, version, text: `v${version}` })),
      );
      expect(await model.findById(_id).lean()).toMatchObject({ version: 4, text: 'v4' });
    }
  });

  it('loses what its owner no longer has', async () => {
    const _id = uuidV7Ids.next();
    await storeNewer(model, { _id, version: 1, text: 'v1', note: 'soon gone' });
    await storeNewer(model, { _id, version: 2, text: 'v2' });
    expect(await model.findById(_id).lean()).not.toHaveProperty('note');
  });
});
