import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventEnvelope } from '@om/contracts';
import {
  AmqpServer,
  BATCH_CONTENT_TYPE,
  EventPublisher,
  GatheredEvents,
  LiveEvents,
  MESSAGING_CONFIG,
  type MessagingConfig,
  type Settled,
} from '@om/messaging';
import { Readiness, uuidV7Ids } from '@om/platform';
import { eventually } from '../eventually.js';
import { exampleEvent } from '../every-example.js';
import { openOutside } from '../outside.js';
import { startTestInfrastructure, type TestInfrastructure } from '../test-infrastructure.js';
import type { TestService } from '../test-service.js';
import { postcardArrivedV1, startLetters } from './letters.js';
import { openRawBroker, type RawBroker } from './raw-broker.js';

const aPostcard = (words = 1) =>
  exampleEvent(postcardArrivedV1, { visitId: uuidV7Ids.next(), words }, { careunits: ['north'] });
const many = (count: number) => Array.from({ length: count }, (_, index) => aPostcard(index));
const idsOf = (events: readonly EventEnvelope[]) => events.map(({ id }) => id);

describe('events that durable queues get several in one message', () => {
  let infrastructure: TestInfrastructure;
  let raw: RawBroker;
  let service: TestService;
  let publisher: EventPublisher;
  let arrived: EventEnvelope[];
  let shown: EventEnvelope[];
  let settled: Settled[];
  let fails: (event: EventEnvelope) => boolean;
  const queue = (name: string) => `${infrastructure.namespace}.visit.${name}`;
  const outcomes = (id: string) => settled.filter((one) => one.id === id).map(({ outcome }) => outcome);

  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
    raw = await openRawBroker(infrastructure.amqpUrl);
  });
  beforeEach(async () => {
    [arrived, shown, settled, fails] = [[], [], [], () => false];
    const postcard = (event: EventEnvelope): Promise<void> => {
      arrived.push(event);
      return fails(event) ? Promise.reject(new Error('test')) : Promise.resolve();
    };
    service = await startLetters({ postcard }, { infrastructure });
    service.app.get(AmqpServer).on('settled', (one) => settled.push(one));
    const live = service.app.get(LiveEvents);
    live.onEvent((event) => shown.push(event));
    await eventually(() => service.app.get(Readiness).has('live'));
    await live.bind('north');
    publisher = service.app.get(EventPublisher);
  });
  afterEach(() => service.stop());
  afterAll(async () => {
    await raw.close();
    await infrastructure.stop();
  });

  it('arrive each once and in order, and are shown live at once', async () => {
    const postcards = many(150);
    const published = Promise.all(postcards.map((one) => publisher.publish(one)));
    await eventually(() => shown.length === postcards.length);
    const whenShown = arrived.length;
    await published;
    await eventually(() => arrived.length === postcards.length);
    expect(whenShown).toBeLessThan(postcards.length);
    expect(idsOf(shown)).toEqual(idsOf(postcards));
    expect(idsOf(arrived)).toEqual(idsOf(postcards));
  });

  it('are together in a message when they come in a stream, and alone when not', async () => {
    const config = service.app.get<MessagingConfig>(MESSAGING_CONFIG);
    const outside = await openOutside(config);
    await service.stop();
    await Promise.all(many(20).map((one) => outside.publisher.publish(one)));
    await outside.close();
    await eventually(async () => (await raw.depth(queue('events'))) === 2);
    await raw.empty(queue('events'));
  });

  it('that were shown over a channel that was lost before the durable queues had them are shown again', async () => {
    const config = service.app.get<MessagingConfig>(MESSAGING_CONFIG);
    // Long enough for the next channel to be open before the second goes.
    const gathered = new GatheredEvents(publisher, config, { restMs: 3_000 });
    await gathered.add(aPostcard());
    const before = publisher.current;
    publisher.confirmed('no-such-exchange', '', Buffer.from(''), { messageId: 'x' }).catch(() => undefined);
    const postcard = aPostcard();
    const adding = gathered.add(postcard);
    await eventually(() => publisher.current !== undefined && publisher.current !== before);
    expect(idsOf(shown)).not.toContain(postcard.id);
    await adding;
    await eventually(() => idsOf(shown).includes(postcard.id) && idsOf(arrived).includes(postcard.id));
  });

  it('are tried again and parked each by itself', async () => {
    const [good, bad] = [aPostcard(), aPostcard()];
    const wrong = { ...aPostcard(), data: { words: 'many' } };
    fails = ({ id }) => id === bad.id;
    await raw.put(queue('events'), JSON.stringify([good, bad, wrong]), {
      type: good.type,
      contentType: BATCH_CONTENT_TYPE,
    });
    const parked = [await raw.take(queue('dead')), await raw.take(queue('dead'))];
    expect(parked.map(({ messageId, headers }) => [messageId, headers?.['reason']] as unknown[])).toEqual([
      [wrong.id, 'schema'],
      [bad.id, 'failed'],
    ]);
    expect(parked.map(({ body }) => JSON.parse(body.toString('utf8')) as unknown)).toEqual([wrong, bad]);
    await eventually(() => outcomes(bad.id).length === 3);
    expect(outcomes(good.id)).toEqual(['handled']);
    expect(outcomes(bad.id)).toEqual(['retried', 'retried', 'parked:failed']);
  });

  it.each([
    ['an id that no message can have', JSON.stringify([{ ...aPostcard(), id: 'x'.repeat(300) }])],
    ['what is nested too deep to be written again', `[${'['.repeat(20_000)}${']'.repeat(20_000)}]`],
  ])('are parked when a stranger has put in %s', async (_, body) => {
    await raw.put(queue('events'), body, { type: postcardArrivedV1.type, contentType: BATCH_CONTENT_TYPE });
    expect((await raw.take(queue('dead'))).headers).toMatchObject({ reason: 'not-an-envelope' });
  });

  it('when their process dies with them too often, are parked each by itself', async () => {
    await service.stop();
    const postcards = many(2);
    await raw.put(queue('events'), JSON.stringify(postcards), {
      type: postcardArrivedV1.type,
      contentType: BATCH_CONTENT_TYPE,
    });
    for (let death = 0; death <= 20; death += 1) await raw.dieWith(queue('events'));
    service = await startLetters({}, { infrastructure });
    const parked = [await raw.take(queue('dead')), await raw.take(queue('dead'))];
    expect(parked.map(({ messageId }) => String(messageId)).sort()).toEqual(idsOf(postcards).sort());
    expect(parked.map(({ headers }) => String(headers?.['reason']))).toEqual([
      'delivery-limit',
      'delivery-limit',
    ]);
  });
});
