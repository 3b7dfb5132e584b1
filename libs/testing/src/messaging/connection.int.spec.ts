import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Broker, EventPublisher, messagingConfig, Requester } from '@om/messaging';
import { Readiness, uuidV7Ids } from '@om/platform';
import { exampleEvent } from '../every-example.js';
import { eventually } from '../eventually.js';
import { aClinician, aService } from '../principals.js';
import { startTestInfrastructure, type TestInfrastructure } from '../test-infrastructure.js';
import type { TestService } from '../test-service.js';
import { BLOCKED, openProxy, UNBLOCKED, type CuttableProxy } from '../cuttable-proxy.js';
import {
  LETTERS,
  letterArrivedV1,
  letterSeenV1,
  sendLetter,
  startLetters,
  type LetterRules,
} from './letters.js';
import { openRawBroker, type RawBroker } from './raw-broker.js';

const visitId = '0198c1f2-0000-7000-8000-000000000001';
/** While somebody connects the broker speaks more often than this. */
const FEWEST_MOMENTS = 5;
/** A little more than what the clocks of two hosts may differ. */
const CLOCKS_MAY_DIFFER_MS = 2_100;
const aLetter = () => exampleEvent(letterArrivedV1, { visitId, pages: 1 });

describe('the connection to the broker', () => {
  let infrastructure: TestInfrastructure;
  let proxy: CuttableProxy;
  let raw: RawBroker;
  let service: TestService | undefined;

  const start = async (rules: Partial<LetterRules> = {}): Promise<TestService> => {
    service = await startLetters(rules, { infrastructure, env: { AMQP_URL: proxy.url } });
    return service;
  };
  const ready = (of: TestService) => of.app.get(Readiness).isReady();

  beforeEach(async () => {
    infrastructure = await startTestInfrastructure();
    proxy = await openProxy(infrastructure.amqpUrl);
    raw = await openRawBroker(infrastructure.amqpUrl);
  });
  afterEach(async () => {
    await service?.stop();
    await raw.close();
    await proxy.close();
    await infrastructure.stop();
  });

  it('comes back after a cut, declares anew what is gone, and goes on consuming', async () => {
    const letters = await start();
    proxy.cut();
    await eventually(async () => !(await ready(letters)));
    await raw.remove(`${infrastructure.namespace}.visit.events`);
    proxy.restore();
    await eventually(() => ready(letters));
    expect(await letters.emit(aLetter())).toBe('handled');
  });

  it('declares anew a queue that is deleted while it is there, and goes on consuming', async () => {
    const letters = await start();
    await raw.remove(`${infrastructure.namespace}.visit.events`);
    await eventually(async () => !(await ready(letters)));
    await eventually(() => ready(letters));
    expect(await letters.emit(aLetter())).toBe('handled');
  });

  it('says at once that no queue takes a question', async () => {
    const gone = await startLetters({}, { infrastructure });
    await gone.app.close();
    await raw.remove(`${infrastructure.namespace}.visit.commands`);
    const asked = gone.request(sendLetter, { visitId, pages: 1 }, aClinician(), { timeoutMs: 600_000 });
    expect(await asked).toMatchObject({ refused: { code: 'visit.unavailable' } });
    await gone.stop();
  });

  it('survives being cut at any moment of its connecting', async () => {
    const letters = await start();
    let moments = 0;
    for (let cutAgain = true; cutAgain; moments += 1) {
      proxy.cut();
      await eventually(async () => !(await ready(letters)));
      proxy.restoreFor(moments);
      await eventually(async () => proxy.isCut() || (await ready(letters)));
      cutAgain = proxy.isCut();
      proxy.restore();
      await eventually(() => ready(letters));
    }
    expect(moments).toBeGreaterThan(FEWEST_MOMENTS);
    expect(await letters.emit(aLetter())).toBe('handled');
  });

  it('sends a question again that was in flight when it was lost, under the same command id', async () => {
    const ids: string[] = [];
    const letters = await start({
      send: (_, { commandId }) => {
        ids.push(commandId);
        if (ids.length > 1) return Promise.resolve({ stamp: 'late' });
        proxy.cut();
        proxy.restore();
        return Promise.resolve({ stamp: 'never heard' });
      },
    });
    const asked = letters.app
      .get(Requester)
      .request(sendLetter, { visitId, pages: 1 }, { principal: aService('visit') });
    expect(await asked).toEqual({ stamp: 'late' });
    expect(new Set(ids).size).toBe(1);
  });

  it('refuses to publish while it is away, at once', async () => {
    const letters = await start();
    proxy.cut();
    await eventually(async () => !(await ready(letters)));
    await expect(letters.app.get(EventPublisher).publish(aLetter())).rejects.toMatchObject({
      reason: 'broker-away',
    });
  });

  it('is not ready and publishes nothing while the broker has an alarm', async () => {
    const letters = await start();
    const publisher = letters.app.get(EventPublisher);
    proxy.say(BLOCKED);
    await eventually(async () => !(await ready(letters)));
    expect(await letters.app.get(Readiness).report()).toEqual({
      running: true,
      broker: false,
      consumers: true,
    });
    await expect(publisher.publish(aLetter())).rejects.toMatchObject({ reason: 'broker-away' });
    proxy.say(UNBLOCKED);
    await eventually(() => ready(letters));
    await publisher.publish(aLetter());
  });

  it('says when an event that somebody subscribes to reached no queue', async () => {
    const env = {
      AMQP_URL: infrastructure.amqpUrl,
      SERVICE_NAME: 'chat',
      NAMESPACE: infrastructure.namespace,
    } as const;
    const config = messagingConfig(env, { contracts: LETTERS });
    infrastructure.owns(config);
    const broker = new Broker(config);
    const publisher = new EventPublisher(broker, config);
    await eventually(() => publisher.publish(aLetter()).then(() => true));
    await raw.remove(`${infrastructure.namespace}.visit.events`);
    await expect(publisher.publish(aLetter())).rejects.toMatchObject({ reason: 'unroutable' });
    await publisher.publish(exampleEvent(letterSeenV1, { visitId }));
    await broker.close();
  });

  it('answers for a service that is away with unavailable, and the question is not carried out later', async () => {
    let sent = 0;
    const first = await start();
    await first.app.close();
    const late = await first.request(sendLetter, { visitId, pages: 1 }, aClinician(), { timeoutMs: 100 });
    expect(late).toMatchObject({ refused: { code: 'visit.unavailable' } });
    const again = await start({ send: () => Promise.resolve({ stamp: String((sent += 1)) }) });
    expect(await again.request(sendLetter, { visitId, pages: 1 }, aClinician())).toEqual({ stamp: '1' });
    await first.stop();
  });

  it('carries out nothing that reached the service after its caller had stopped waiting', async () => {
    const sent: number[] = [];
    const letters = await start({
      send: ({ pages }) => Promise.resolve({ stamp: String(sent.push(pages)) }),
    });
    const ask = (pages: number, timeoutMs: number) =>
      letters.request(sendLetter, { visitId, pages }, aClinician(), { timeoutMs });
    proxy.hold();
    const late = ask(1, 100);
    const inTime = ask(2, 20_000);
    expect(await late).toMatchObject({ refused: { code: 'visit.unavailable' } });
    const gaveUpAt = Date.now();
    await eventually(() => Date.now() > gaveUpAt + CLOCKS_MAY_DIFFER_MS);
    proxy.letGo();
    expect(await inTime).toEqual({ stamp: '1' });
    expect(sent).toEqual([2]);
  });

  it('answers at once that nothing can be done while the broker has an alarm', async () => {
    const letters = await start();
    proxy.say(BLOCKED);
    await eventually(async () => !(await ready(letters)));
    const asked = letters.app
      .get(Requester)
      .request(sendLetter, { visitId, pages: 1 }, { principal: aService('visit'), timeoutMs: 600_000 });
    expect(await asked).toMatchObject({ refused: { code: 'visit.unavailable' } });
  });

  it('lets a service ask as itself', async () => {
    const letters = await start({
      send: (_, { principal }) => Promise.resolve({ stamp: principal.personId }),
    });
    const requester = letters.app.get(Requester);
    const ask = (name: 'visit' | 'chat') =>
      requester.request(
        sendLetter,
        { visitId, pages: 1 },
        { principal: aService(name), commandId: uuidV7Ids.next() },
      );
    expect(await ask('visit')).toEqual({ stamp: 'visit' });
    expect(await ask('chat')).toMatchObject({ refused: { code: 'visit.invalid', field: 'token' } });
  });
});
