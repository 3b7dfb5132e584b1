import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { searchCodes } from '@om/contracts';
import { Broker, isRefused, messagingConfig, Requester } from '@om/messaging';
import { aClinician, eventually, ServiceProcesses, startTestInfrastructure, testKeys } from '@om/testing';
import type { TestInfrastructure } from '@om/testing';
import { ViewRequester } from './view-requester.js';

/** Between the short wait (1 s) and the full one (5 s), with room for a busy machine on both sides. */
const BETWEEN_MS = 3_500;

let infrastructure: TestInfrastructure;
let services: ServiceProcesses;
let broker: Broker;
let forPages: ViewRequester;

beforeAll(async () => {
  infrastructure = await startTestInfrastructure();
  services = new ServiceProcesses(infrastructure);
  const { amqpUrl: AMQP_URL, namespace: NAMESPACE } = infrastructure;
  const config = messagingConfig({ AMQP_URL, NAMESPACE, SERVICE_NAME: 'gateway' });
  infrastructure.owns({ topology: config.topology });
  broker = new Broker(config);
  forPages = new ViewRequester(new Requester(broker, config, testKeys));
  await services.start('documentation');
  await eventually(() => broker.ready);
}, 60_000);
afterAll(async () => {
  await services.stopAll();
  await broker.close();
  await infrastructure.stop();
});

const ask = () => forPages.request(searchCodes, { query: 'axel' }, { principal: aClinician() });
const answers = async (): Promise<boolean> => !isRefused(await ask());
const timed = async () => {
  const askedAt = performance.now();
  const answer = await ask();
  return { code: isRefused(answer) ? answer.refused.code : 'answered', ms: performance.now() - askedAt };
};

describe('what a page shows', () => {
  it('comes from a service that is there', async () => {
    expect(await timed()).toMatchObject({ code: 'answered' });
  });

  it('is waited for in full once when the service has gone, and then only shortly', async () => {
    await services.kill('documentation');
    const [first, next] = [await timed(), await timed()];
    expect([first.code, next.code]).toEqual(['documentation.unavailable', 'documentation.unavailable']);
    expect(first.ms).toBeGreaterThan(BETWEEN_MS);
    expect(next.ms).toBeLessThan(BETWEEN_MS);
  }, 30_000);

  it('comes again when the service is back, and an answer that takes longer is waited for again', async () => {
    await services.start('documentation');
    await eventually(answers);
    services.freeze('documentation');
    const slow = timed();
    const stillWaiting = await Promise.race([slow, new Promise((go) => setTimeout(go, 2_000, 'waiting'))]);
    services.thaw('documentation');
    expect(stillWaiting).toBe('waiting');
    expect(await slow).toMatchObject({ code: 'answered' });
  }, 60_000);
});
