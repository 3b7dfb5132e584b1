import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoreConnection } from '@om/persistence';
import { Schema, type Model } from 'mongoose';
import { openProxy, type CuttableProxy } from '../cuttable-proxy.js';
import { eventually } from '../eventually.js';
import { startTestInfrastructure, type TestInfrastructure } from '../test-infrastructure.js';

interface Line {
  _id: string;
}

/** How long it takes the driver to find out by itself: the time between two of its looks. */
const DRIVERS_OWN_MS = 10_000;
const PATIENCE = { silenceMs: 300, connectMs: 300 };

describe('with a store that has stopped answering without a word', () => {
  let infrastructure: TestInfrastructure;
  let wire: CuttableProxy;
  let store: StoreConnection;
  let lines: Model<Line>;

  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
    wire = await openProxy(infrastructure.mongoUri);
    const dbName = `${infrastructure.namespace}_silent`;
    infrastructure.owns({ database: dbName });
    store = new StoreConnection(`${wire.url}?directConnection=true`, dbName, PATIENCE);
    lines = store.model<Line>({ name: 'Line', schema: new Schema<Line>({ _id: String }) });
    await store.open();
  });
  afterAll(async () => {
    await store.close();
    await wire.close();
    await infrastructure.stop();
  });

  it('an operation fails in time, and works when it is tried again', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const addAll = () => ids.map((_id) => lines.updateOne({ _id }, { _id }, { upsert: true }).exec());
    await Promise.all(addAll());
    await lines.deleteMany();
    wire.fallSilent();
    const silentSince = performance.now();
    await Promise.allSettled(addAll());
    expect(performance.now() - silentSince).toBeLessThan(DRIVERS_OWN_MS);
    await eventually(() => Promise.all(addAll()));
    expect(await lines.countDocuments()).toBe(ids.length);
    expect(await eventually(() => store.ready())).toBe(true);
  });
});
