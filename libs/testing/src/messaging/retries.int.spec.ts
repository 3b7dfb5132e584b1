import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Readiness, uuidV7Ids } from '@om/platform';
import { exampleEvent } from '../every-example.js';
import { eventually } from '../eventually.js';
import { startTestInfrastructure, type TestInfrastructure } from '../test-infrastructure.js';
import type { TestService } from '../test-service.js';
import { letterArrivedV1, startLetters } from './letters.js';
import { openRawBroker, type RawBroker } from './raw-broker.js';

const aLetter = (pages = 1) => exampleEvent(letterArrivedV1, { visitId: uuidV7Ids.next(), pages });

describe('an event whose handler fails', () => {
  let infrastructure: TestInfrastructure;
  let raw: RawBroker;
  let service: TestService | undefined;
  const queue = (name: string) => `${infrastructure.namespace}.visit.${name}`;

  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
    raw = await openRawBroker(infrastructure.amqpUrl);
  });
  afterEach(() => service?.stop());
  afterAll(async () => {
    await raw.close();
    await infrastructure.stop();
  });

  it('comes again after each wait and is gone once handled', async () => {
    const times: number[] = [];
    service = await startLetters(
      {
        arrived: () => {
          times.push(Date.now());
          return times.length < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve();
        },
      },
      { infrastructure },
    );
    expect(await service.emit(aLetter())).toBe('retried');
    await eventually(() => times.length === 3);
    expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, atLeast(40), atLeast(120)]);
    await eventually(async () => (await raw.depth(queue('events'))) === 0);
    expect(await raw.depth(queue('dead'))).toBe(0);
  });

  it('is parked after the last wait: unchanged, with a code for a reason and how often it was tried', async () => {
    let tries = 0;
    service = await startLetters(
      {
        arrived: () => {
          tries += 1;
          return Promise.reject(new Error('never'));
        },
      },
      { infrastructure },
    );
    const letter = aLetter();
    await service.emit(letter);
    const parked = await raw.take(queue('dead'));
    expect(parked).toMatchObject({
      messageId: letter.id,
      type: letter.type,
      headers: { reason: 'failed', 'x-om-attempts': 2 },
    });
    expect(JSON.parse(parked.body.toString('utf8'))).toEqual(letter);
    expect(tries).toBe(3);
  });

  it('does not hold up the events behind it', async () => {
    service = await startLetters(
      { arrived: ({ data }) => (data.pages === 1 ? Promise.reject(new Error('never')) : Promise.resolve()) },
      { infrastructure },
    );
    expect(await service.emit(aLetter(1))).toBe('retried');
    expect(await service.emit(aLetter(2))).toBe('handled');
    await raw.take(queue('dead'));
  });

  it('is not counted against an event while the store is away', async () => {
    let storeIsThere = true;
    let tries = 0;
    service = await startLetters(
      {
        arrived: () => {
          tries += 1;
          return storeIsThere ? Promise.resolve() : Promise.reject(new Error('no store'));
        },
      },
      { infrastructure },
    );
    service.app.get(Readiness).register('store', () => storeIsThere);
    storeIsThere = false;
    await service.emit(aLetter());
    await eventually(() => tries > 6);
    storeIsThere = true;
    const before = tries;
    await eventually(() => tries > before);
    await eventually(async () => (await raw.depth(queue('events'))) === 0);
    expect(await raw.depth(queue('dead'))).toBe(0);
  });
});

const atLeast = (ms: number): unknown => ({
  asymmetricMatch: (actual: number) => actual >= ms,
  toString: () => `>= ${ms}`,
});
