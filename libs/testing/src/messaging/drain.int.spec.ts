import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Readiness, uuidV7Ids } from '@om/platform';
import { exampleEvent } from '../every-example.js';
import { eventually } from '../eventually.js';
import { aClinician } from '../principals.js';
import { startTestInfrastructure, type TestInfrastructure } from '../test-infrastructure.js';
import type { TestService } from '../test-service.js';
import { letterArrivedV1, sendLetter, startLetters } from './letters.js';
import { openRawBroker, type RawBroker } from './raw-broker.js';

const visitId = '0198c1f2-0000-7000-8000-000000000001';
const aLetter = () => exampleEvent(letterArrivedV1, { visitId, pages: 1 });

/** A handler that runs until it is let go. */
const held = () => {
  let release: () => void = () => undefined;
  let entered = 0;
  const gate = new Promise<void>((resolve) => (release = resolve));
  return {
    enter: () => ((entered += 1), gate),
    release: () => {
      release();
    },
    entered: () => entered,
  };
};

const cancelled = async (service: TestService) => !(await service.app.get(Readiness).has('consumers'));

describe('a stopping service', () => {
  let infrastructure: TestInfrastructure;
  let raw: RawBroker;
  const queue = (name: string) => `${infrastructure.namespace}.visit.${name}`;

  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
    raw = await openRawBroker(infrastructure.amqpUrl);
  });
  afterAll(async () => {
    await raw.close();
    await infrastructure.stop();
  });

  it('finishes the event in hand and lands its ack, and leaves later ones for the next process', async () => {
    const { enter, release, entered } = held();
    const service = await startLetters({ arrived: enter }, { infrastructure });
    const first = service.emit(aLetter());
    await eventually(() => entered() === 1);
    const closing = service.app.close();
    const late = aLetter();
    await eventually(() => cancelled(service));
    await raw.put(queue('events'), JSON.stringify(late), { type: late.type, messageId: late.id });
    expect(await raw.depth(queue('events'))).toBe(1);
    release();
    expect(await first).toBe('handled');
    await closing;
    await service.stop();
    expect(entered()).toBe(1);
    expect(await raw.take(queue('events'))).toMatchObject({ messageId: late.id });
    expect(await raw.depth(queue('events'))).toBe(0);
  });

  it('still answers the command in hand, and the next process answers the one behind it', async () => {
    const { enter, release, entered } = held();
    const send = async () => {
      await enter();
      return { stamp: 'first' };
    };
    const first = await startLetters({ send }, { infrastructure });
    const inHand = first.request(sendLetter, { visitId, pages: 1 }, aClinician(), {
      commandId: uuidV7Ids.next(),
    });
    await eventually(() => entered() === 1);
    const closing = first.app.close();
    await eventually(() => cancelled(first));
    const behind = first.request(sendLetter, { visitId, pages: 2 }, aClinician(), { timeoutMs: 10_000 });
    const second = await startLetters(
      { send: () => Promise.resolve({ stamp: 'second' }) },
      { infrastructure },
    );
    expect(await behind).toEqual({ stamp: 'second' });
    release();
    expect(await inHand).toEqual({ stamp: 'first' });
    await closing;
    await first.stop();
    await second.stop();
  });
});
