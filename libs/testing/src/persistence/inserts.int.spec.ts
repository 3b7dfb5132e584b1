import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { duplicateKeyOf, Inserts } from '@om/persistence';
import { uuidV7Ids } from '@om/platform';
import mongoose, { Schema, type Connection, type Model } from 'mongoose';
import { openProxy, type CuttableProxy } from '../cuttable-proxy.js';
import { eventually } from '../eventually.js';
import { startTestInfrastructure, type TestInfrastructure } from '../test-infrastructure.js';

interface Line {
  _id: string;
  place: number;
}

const schema = new Schema<Line>({ _id: String, place: Number }).index({ place: 1 }, { unique: true });
let places = 0;
const line = (place = (places += 1)): Line => ({ _id: uuidV7Ids.next(), place });

describe('documents inserted together', () => {
  let infrastructure: TestInfrastructure;
  let wire: CuttableProxy;
  let overWire: Connection;
  let beside: Connection;
  let inserts: Inserts<Line>;
  let stored: Model<Line>;

  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
    const dbName = `${infrastructure.namespace}_inserts`;
    infrastructure.owns({ database: dbName });
    wire = await openProxy(infrastructure.mongoUri);
    beside = await mongoose.createConnection(infrastructure.mongoUri, { dbName }).asPromise();
    stored = beside.model<Line>('Line', schema);
    await stored.init();
    overWire = await mongoose
      .createConnection(wire.url, { dbName, serverSelectionTimeoutMS: 500, directConnection: true })
      .asPromise();
    inserts = new Inserts(overWire.model<Line>('Line', schema));
  });
  afterAll(async () => {
    await overWire.close();
    await wire.close();
    await beside.close();
    await infrastructure.stop();
  });

  it('are each stored or refused by themselves', async () => {
    const taken = line();
    await inserts.add(taken);
    const results = await Promise.allSettled(
      [line(), line(taken.place), line()].map((one) => inserts.add(one)),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(duplicateKeyOf((results[1] as PromiseRejectedResult).reason)).toBeDefined();
  });

  it('are not taken for stored when the store goes before it has answered', async () => {
    const first = line();
    const lines = [first, line()];
    wire.hold();
    const adding = Promise.allSettled(lines.map((one) => inserts.add(one)));
    await eventually(async () => (await stored.exists({ _id: first._id })) !== null);
    wire.cut();
    expect((await adding).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    wire.letGo();
    wire.restore();
  });

  it('are not taken for stored when the store is away', async () => {
    wire.cut();
    const lost = line();
    await expect(inserts.add(lost)).rejects.toThrow();
    expect(await stored.exists({ _id: lost._id })).toBeNull();
    wire.restore();
    await eventually(() => inserts.add(line()).then(() => true));
  });
});
