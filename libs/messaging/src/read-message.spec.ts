import { describe, expect, it } from '@jest/globals';
import { EVENTS } from '@om/contracts';
import type { Message } from 'amqplib';
import fc from 'fast-check';
import { z } from 'zod';
import { makeEvent } from './make-event.js';
import { fit, MAX_BODY_BYTES, readEvent, readRequest } from './read-message.js';

const message = (content: Buffer | string) => ({ content: Buffer.from(content) }) as Message;
const examples = EVENTS.flatMap((contract) =>
  contract.examples.map((data) => [contract.type, contract, data] as const),
);

describe('reading a message', () => {
  it.each(examples)('gives back every example of %s as its maker sent it', (_, contract, data) => {
    const event = makeEvent(contract, {
      id: '0198c1f2-0000-7000-8000-000000000001',
      time: new Date(0),
      subject: 's',
      version: 1,
      actor: { kind: 'service', personId: contract.owner },
      careunits: ['min-vard'],
      data,
    });
    expect(readEvent(message(JSON.stringify(event)), contract)).toEqual({ read: event });
  });

  it('does not parse what is too large', () => {
    expect(readRequest(message(Buffer.alloc(MAX_BODY_BYTES + 1, ' ')))).toEqual({ problem: 'too-large' });
  });

  it('survives any bytes', () => {
    const [contract] = EVENTS;
    if (!contract) throw new Error('no events');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readRequest(message(Buffer.from(bytes)))).toHaveProperty('problem');
        expect(readEvent(message(Buffer.from(bytes)), contract)).toHaveProperty('problem');
      }),
    );
  });

  it.each([
    [{ answers: [{ text: 1 }] }, { field: 'answers.0.text' }],
    [
      { answers: [], more: 1 },
      { field: 'more', unheardOf: true },
    ],
    [{ answers: [{ text: 'a', less: 1 }] }, { field: 'answers.0.less', unheardOf: true }],
    ['text', { field: '' }],
  ])('names the field of %j that does not fit, and says whether it is one of ours', (value, named) => {
    const schema = z.strictObject({ answers: z.array(z.strictObject({ text: z.string() })) });
    expect(fit(schema, { read: value }, 'schema')).toEqual({ problem: 'schema', ...named });
  });
});
