import { describe, expect, it } from '@jest/globals';
import type { ConsumeMessage } from 'amqplib';
import fc from 'fast-check';
import { BATCH_CONTENT_TYPE, bundled, deliveriesIn, MOST_IN_A_BUNDLE } from './bundles.js';
import { MAX_BODY_BYTES } from './read-message.js';

const delivery = (content: string | Buffer, contentType = BATCH_CONTENT_TYPE): ConsumeMessage =>
  ({
    fields: { deliveryTag: 1 },
    content: Buffer.from(content),
    properties: { type: 'chat.letter-arrived.v1', messageId: 'bundle', contentType, headers: { odd: 1 } },
  }) as unknown as ConsumeMessage;

describe('events in one message', () => {
  it('are all there, once, in order, and no message is larger than is read', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { maxLength: 40 }),
        fc.integer({ min: 10, max: 200 }),
        (events, most) => {
          const bodies = bundled(
            events.map((event) => JSON.stringify(event)),
            most,
          );
          expect(bodies.flatMap((body) => JSON.parse(body) as unknown[])).toEqual(
            events.map((event) => JSON.parse(JSON.stringify(event)) as unknown),
          );
          for (const body of bodies.filter((one) => (JSON.parse(one) as unknown[]).length > 1))
            expect(Buffer.byteLength(body)).toBeLessThanOrEqual(most);
        },
      ),
    );
  });

  it('go in one message as long as they fit', () => {
    expect(bundled(['{"a":1}', '{"b":2}'], 17)).toEqual(['[{"a":1},{"b":2}]']);
    expect(bundled(['{"a":1}', '{"b":2}'], 16)).toEqual(['[{"a":1}]', '[{"b":2}]']);
  });

  it('are each delivered as if it had come by itself', () => {
    const [first, second] = deliveriesIn(delivery('[{"id":"a","traceparent":"00-t"},{"id":"b"}]'));
    expect(first?.content.toString()).toBe('{"id":"a","traceparent":"00-t"}');
    expect(first?.properties).toMatchObject({
      messageId: 'a',
      type: 'chat.letter-arrived.v1',
      contentType: 'application/json',
      headers: { traceparent: '00-t' },
    });
    expect(first?.properties.headers).not.toHaveProperty('odd');
    expect(second?.properties.messageId).toBe('b');
  });

  it.each([7, null, '', 'x'.repeat(300)])('have no id that a message cannot have: %j', (id) => {
    const [only] = deliveriesIn(delivery(JSON.stringify([{ id }])));
    expect(only?.properties.messageId).toBeUndefined();
  });

  it.each([
    ['one event', delivery('{"id":"a"}', 'application/json')],
    ['what is no array', delivery('{"id":"a"}')],
    ['no event', delivery('[]')],
    ['no text', delivery(Buffer.from([0, 255]))],
    [
      'more than we ever send',
      delivery(
        `[${Array<string>(MOST_IN_A_BUNDLE + 1)
          .fill('1')
          .join(',')}]`,
      ),
    ],
    ['what is nested too deep to be written again', delivery(`[${'['.repeat(20_000)}${']'.repeat(20_000)}]`)],
    ['a giant', delivery(`[${'1'.repeat(MAX_BODY_BYTES)}]`)],
  ])('are looked for in vain in a message with %s', (_, message) => {
    expect(deliveriesIn(message)).toEqual([message]);
  });
});
