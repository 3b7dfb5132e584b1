import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startBroker } from '@om/launcher';
import { EventPublisher, Requester } from '@om/messaging';
import { Readiness, uuidV7Ids } from '@om/platform';
import {
  aService,
  eventually,
  exampleEvent,
  letterArrivedV1,
  sendLetter,
  startLetters,
  startTestInfrastructure,
  type TestInfrastructure,
  type TestService,
} from '@om/testing';

const visitId = '0198c1f2-0000-7000-8000-000000000001';
const START_MS = 60_000;
/** Longer than any test waits: what is answered meanwhile was not waited for. */
const LONG_MS = 600_000;

/** On a broker of its own: an alarm stops everybody who shares it. */
describe('a broker that raises its alarm', () => {
  let broker: Awaited<ReturnType<typeof startBroker>>;
  let infrastructure: TestInfrastructure;
  let letters: TestService;
  const sent: string[] = [];

  const ask = (timeoutMs: number, commandId = uuidV7Ids.next()) =>
    letters.app
      .get(Requester)
      .request(sendLetter, { visitId, pages: 1 }, { principal: aService('visit'), timeoutMs, commandId });
  const isReady = () => letters.app.get(Readiness).isReady();

  beforeAll(async () => {
    broker = await startBroker();
    infrastructure = { ...(await startTestInfrastructure()), amqpUrl: broker.url };
    const send = (_: unknown, { commandId }: { commandId: string }) => {
      sent.push(commandId);
      return Promise.resolve({ stamp: 'a' });
    };
    letters = await startLetters({ send }, { infrastructure, env: { AMQP_URL: broker.url } });
  }, START_MS);
  afterAll(async () => {
    await letters.stop();
    await broker.stop();
  }, START_MS);

  it('is noticed by whoever sends something, which is then refused and never carried out', async () => {
    await broker.setAlarm(true);
    const unheard = uuidV7Ids.next();
    expect(await ask(200, unheard)).toMatchObject({ refused: { code: 'visit.unavailable' } });
    await eventually(async () => !(await isReady()));
    expect(await letters.app.get(Readiness).report()).toMatchObject({ broker: false });
    expect(await ask(LONG_MS)).toMatchObject({ refused: { code: 'visit.unavailable' } });
    const event = exampleEvent(letterArrivedV1, { visitId, pages: 1 });
    await expect(letters.app.get(EventPublisher).publish(event)).rejects.toMatchObject({
      reason: 'broker-away',
    });
    const gaveUpAt = Date.now();
    await eventually(() => Date.now() > gaveUpAt + 2_100);
    await broker.setAlarm(false);
    await eventually(isReady);
    expect(await ask(LONG_MS)).toEqual({ stamp: 'a' });
    expect(sent).toHaveLength(1);
    expect(sent).not.toContain(unheard);
  });
});
