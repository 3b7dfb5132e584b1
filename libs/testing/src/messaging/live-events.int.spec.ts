import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventEnvelope } from '@om/contracts';
import { EventPublisher, LiveEvents } from '@om/messaging';
import { Readiness } from '@om/platform';
import { exampleEvent } from '../every-example.js';
import { eventually } from '../eventually.js';
import { startTestInfrastructure, type TestInfrastructure } from '../test-infrastructure.js';
import type { TestService } from '../test-service.js';
import { openProxy, type CuttableProxy } from '../cuttable-proxy.js';
import { letterArrivedV1, letterSeenV1, startLetters } from './letters.js';

const visitId = '0198c1f2-0000-7000-8000-000000000001';
const letterAt = (...careunits: string[]) =>
  exampleEvent(letterArrivedV1, { visitId, pages: 1 }, { careunits });

describe('events for live screens', () => {
  let infrastructure: TestInfrastructure;
  let proxy: CuttableProxy;
  let service: TestService;
  let live: LiveEvents;
  let publisher: EventPublisher;
  let heard: EventEnvelope[];
  const ids = () => heard.map(({ id }) => id);

  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
    proxy = await openProxy(infrastructure.amqpUrl);
    service = await startLetters({}, { infrastructure, env: { AMQP_URL: proxy.url } });
    live = service.app.get(LiveEvents);
    publisher = service.app.get(EventPublisher);
  });
  afterAll(async () => {
    await service.stop();
    await proxy.close();
    await infrastructure.stop();
  });
  let stopListening: () => void;
  beforeEach(async () => {
    heard = [];
    stopListening = live.onEvent((event) => heard.push(event));
    await eventually(() => service.app.get(Readiness).has('live'));
  });
  afterEach(() => {
    stopListening();
  });

  it('are heard from bound care units only, until the last user has unbound', async () => {
    await live.bind('north');
    await live.bind('north');
    const [north, south] = [letterAt('north'), letterAt('south')];
    await publisher.publish(south);
    await publisher.publish(north);
    await eventually(() => heard.length === 1);
    expect(heard).toEqual([north]);
    await live.unbind('north');
    const second = letterAt('north');
    await publisher.publish(second);
    await eventually(() => ids().includes(second.id));
    await live.unbind('north');
    await live.bind('east');
    await publisher.publish(letterAt('north'));
    const east = letterAt('east');
    await publisher.publish(east);
    await eventually(() => ids().includes(east.id));
    expect(ids()).toEqual([north.id, second.id, east.id]);
    await live.unbind('east');
  });

  it('of two care units reach the second one too, and once whoever has bound both', async () => {
    await live.bind('west');
    const toBoth = letterAt('center', 'west');
    await publisher.publish(toBoth);
    await eventually(() => heard.length === 1);
    await live.bind('center');
    const again = letterAt('center', 'west');
    const last = letterAt('center');
    await publisher.publish(again);
    await publisher.publish(last);
    await eventually(() => ids().includes(last.id));
    expect(ids()).toEqual([toBoth.id, again.id, last.id]);
    await live.unbind('west');
    await live.unbind('center');
  });

  it('may be ephemeral: heard now or never', async () => {
    await live.bind('north');
    const seen = exampleEvent(letterSeenV1, { visitId }, { careunits: ['north'] });
    publisher.publishEphemeral(seen);
    await eventually(() => ids().includes(seen.id));
    await live.unbind('north');
  });

  it('are heard again after the connection was lost, and the screens are told that they missed some', async () => {
    let gaps = 0;
    const stop = live.onGap(() => (gaps += 1));
    await live.bind('north');
    proxy.cut();
    proxy.restore();
    await eventually(() => gaps === 1);
    const after = letterAt('north');
    await eventually(async () => {
      await publisher.publish(after);
      return true;
    });
    await eventually(() => ids().includes(after.id));
    stop();
  });
});
