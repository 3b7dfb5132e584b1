import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { type Served, serve } from '../testing/served.js';

/** The shortest time between looks that the driver allows, milliseconds. */
const HEARTBEAT_MS = 500;
/** The first is the handshake, the second the question that waits, the rest come unasked. */
const HEARTBEATS = 5;

let served: Served;

beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

describe('a driver that watches the server', () => {
  it('hears from it again and again without asking and never takes it for lost', async () => {
    const client = new MongoClient(served.uri, { heartbeatFrequencyMS: HEARTBEAT_MS });
    const failures: string[] = [];
    client.on('serverHeartbeatFailed', ({ failure }) => failures.push(failure.message));
    client.on('connectionPoolCleared', () => failures.push('connections dropped'));
    const heard = new Promise<void>((resolve) => {
      let beats = 0;
      const count = (): void => {
        beats += 1;
        if (beats === HEARTBEATS) resolve();
      };
      client.on('serverHeartbeatSucceeded', count);
      client.on('serverHeartbeatFailed', count);
    });
    await client.connect();
    await heard;
    await client.close();
    expect(failures).toEqual([]);
  });
});
