import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Readiness, uuidV7Ids } from '@om/platform';
import { connect } from 'amqplib';
import { eventually } from '../eventually.js';
import { exampleEvent } from '../every-example.js';
import { aClinician, aPatient, aService, testKeys } from '../principals.js';
import type { TestService } from '../test-service.js';
import { letterArrivedV1, sendLetter, startLetters } from './letters.js';
import { openRawBroker, type RawBroker } from './raw-broker.js';

const visitId = '0198c1f2-0000-7000-8000-000000000001';
const payload = { visitId, pages: 1 };
const forged = `${testKeys.sign(aPatient()).split('.').slice(0, 2).join('.')}.${Buffer.alloc(64).toString('base64url')}`;

describe('what others put straight into our queues', () => {
  let service: TestService;
  let raw: RawBroker;
  let handled = 0;
  const queue = (name: string) => `${service.infrastructure.namespace}.visit.${name}`;

  beforeAll(async () => {
    const count = () => (handled += 1);
    service = await startLetters({
      send: () => Promise.resolve({ stamp: String(count()) }),
      arrived: () => Promise.resolve(void count()),
    });
    raw = await openRawBroker(service.infrastructure.amqpUrl);
  });
  afterAll(async () => {
    await raw.close();
    await service.stop();
  });

  it.each([
    ['text that is not JSON', 'hello', {}, 'body'],
    ['binary', Buffer.from([0, 255, 1, 254]), {}, 'body'],
    ['a giant body', Buffer.alloc(1_000_000, 'x'), {}, 'body'],
    ['another envelope', JSON.stringify({ pattern: 'x', data: {} }), {}, 'token'],
    ['an unknown type', JSON.stringify({ token: 'x', payload }), { type: 'visit.burn-letter' }, 'type'],
    ['the type of an event', JSON.stringify({ token: 'x', payload }), { type: letterArrivedV1.type }, 'type'],
    [
      'no command id',
      JSON.stringify({ token: testKeys.sign(aPatient()), payload }),
      { messageId: 'seven' },
      'messageId',
    ],
    ['a token that is not one', JSON.stringify({ token: 'a.b.c', payload }), {}, 'token'],
    ['a forged principal', JSON.stringify({ token: forged, payload }), {}, 'token'],
    [
      'a person signed by another service',
      JSON.stringify({ token: testKeys.signer('chat').sign(aClinician()), payload }),
      {},
      'token',
    ],
    [
      'a service speaking for another',
      JSON.stringify({ token: testKeys.signer('chat').sign(aService('visit')), payload }),
      {},
      'token',
    ],
  ])('a request with %s is refused and names the field', async (_, body, options, field) => {
    const before = handled;
    const reply = await raw.ask(queue('commands'), body, {
      type: sendLetter.name,
      messageId: uuidV7Ids.next(),
      ...options,
    });
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'visit.invalid', field } });
    expect(handled).toBe(before);
  });

  it('a request with a field that says something of a person is refused, and the log does not say it', async () => {
    const logged = jest.spyOn(Logger.prototype, 'warn');
    const body = { token: testKeys.sign(aPatient()), payload: { ...payload, '19860304-2386 har ont': 1 } };
    const asked = { type: sendLetter.name, messageId: uuidV7Ids.next() };
    const reply = await raw.ask(queue('commands'), JSON.stringify(body), asked);
    expect(reply).toMatchObject({ ok: false, refusal: { field: '19860304-2386 har ont' } });
    expect(logged).toHaveBeenCalledWith({ msg: 'request refused', detail: 'schema', field: 'unknown' });
    expect(JSON.stringify(logged.mock.calls)).not.toContain('1986');
    logged.mockRestore();
  });

  it('a request that nobody waits for is parked, not carried out', async () => {
    const before = handled;
    await raw.put(queue('commands'), JSON.stringify({ token: testKeys.sign(aPatient()), payload }), {
      type: sendLetter.name,
    });
    expect(await raw.take(queue('dead'))).toMatchObject({ headers: { reason: 'no-reply-to' } });
    expect(handled).toBe(before);
  });

  const letter = exampleEvent(letterArrivedV1, { visitId, pages: 1 });
  it.each([
    ['not-json', 'hello', {}],
    ['not-json', Buffer.from([0, 255, 1, 254]), {}],
    ['too-large', Buffer.alloc(1_000_000, 'x'), {}],
    ['not-an-envelope', JSON.stringify({ hello: 'there' }), {}],
    ['schema', JSON.stringify({ ...letter, data: { visitId, pages: 'many' } }), {}],
    ['wrong-type', JSON.stringify({ ...letter, type: 'chat.other.v1' }), {}],
    ['unhandled', JSON.stringify(letter), { type: 'chat.unheard-of.v1' }],
    ['unhandled', JSON.stringify(letter), { type: 'constructor' }],
    ['unhandled', JSON.stringify(letter), { type: sendLetter.name }],
  ])('an event is parked with the reason %s', async (reason, body, options) => {
    const before = handled;
    await raw.put(queue('events'), body, { type: letter.type, messageId: letter.id, ...options });
    expect(await raw.take(queue('dead'))).toMatchObject({ headers: { reason } });
    expect(handled).toBe(before);
  });

  const unwritable = [
    ['a number out of all range', { odd: { '!': 'double', value: -1e300 } }],
    ['the end of time', { odd: { '!': 'timestamp', value: 2n ** 64n - 1n } }],
    ['as many as fit', { odd: 'x'.repeat(8_000) }],
  ] as const;
  it.each(unwritable)(
    'an event with headers that cannot be written again is parked: %s',
    async (_, headers) => {
      await raw.put(queue('events'), 'hello', { type: letter.type, messageId: uuidV7Ids.next(), headers });
      expect(await raw.take(queue('dead'))).toMatchObject({ headers: { reason: 'not-json' } });
    },
  );
  it.each(unwritable)(
    'a request with such headers that nobody waits for is parked: %s',
    async (_, headers) => {
      await raw.put(queue('commands'), 'hello', { type: sendLetter.name, headers });
      expect(await raw.take(queue('dead'))).toMatchObject({ headers: { reason: 'no-reply-to' } });
    },
  );

  it('a message with more headers than a frame holds does not come in: they could be nested too deep for whoever reads them', async () => {
    const stranger = await connect(service.infrastructure.amqpUrl);
    const refused = new Promise<Error>((resolve) => stranger.once('error', resolve));
    const channel = await stranger.createChannel();
    channel.on('error', () => undefined);
    channel.sendToQueue(queue('events'), Buffer.from('hello'), { headers: { odd: 'x'.repeat(8_192) } });
    await expect(refused).resolves.toMatchObject({ message: expect.stringContaining('FRAME_ERROR') });
    expect(await raw.depth(queue('events'))).toBe(0);
  });

  // Over the second of them the broker closes the connection of whoever answers.
  it.each([
    'amq.rabbitmq.reply-to.made-up',
    'amq.rabbitmq.reply-to.g1h2AA5yZXBseUA=.made-up==',
    'x'.repeat(255),
  ])('a message that is to be answered to %s holds up nobody', async (replyTo) => {
    const body = JSON.stringify({ token: testKeys.sign(aPatient()), payload });
    const request = { type: sendLetter.name, messageId: uuidV7Ids.next(), replyTo };
    const event = { type: letter.type, messageId: letter.id, replyTo };
    await raw.put(queue('commands'), body, request);
    await raw.put(queue('events'), JSON.stringify(letter), event);
    await eventually(async () => {
      const left = [await raw.depth(queue('commands')), await raw.depth(queue('events'))];
      return left.every((depth) => depth === 0) && service.app.get(Readiness).isReady();
    });
    expect(await service.request(sendLetter, payload, aPatient())).toHaveProperty('stamp');
    expect(await service.emit({ ...letter, id: uuidV7Ids.next() })).toBe('handled');
  });

  it('fields that a newer producer has added are dropped before the handler', async () => {
    const newer = { ...letter, id: uuidV7Ids.next(), data: { ...(letter.data as object), colour: 'red' } };
    expect(await service.emit(newer)).toBe('handled');
  });
});
