import { describe, expect, it } from '@jest/globals';
import { defineEvent, eventEnvelope } from '@om/contracts';
import { childTraceparent, runWithTrace } from '@om/platform';
import { z } from 'zod';
import { makeEvent } from './make-event.js';

const countedV1 = defineEvent({
  type: 'visit.counted.v1',
  carries: 'state',
  meaning: 'Test only.',
  data: z.object({ count: z.int() }),
  examples: [{ count: 1 }],
});
const facts = {
  id: '0198c1f2-0000-7000-8000-000000000001',
  time: new Date('2026-11-23T09:00:00.000Z'),
  subject: 'v1',
  version: 3,
  actor: { kind: 'service', personId: 'visit' } as const,
  careunits: ['min-vard'],
  data: { count: 1 },
};

describe('making an event', () => {
  it('gives a CloudEvents envelope from the owner of the contract', () => {
    const event = makeEvent(countedV1, facts);
    expect(eventEnvelope.parse(event)).toEqual(event);
    expect(event).toMatchObject({
      specversion: '1.0',
      source: '/visit',
      type: 'visit.counted.v1',
      time: '2026-11-23T09:00:00.000Z',
    });
  });

  it('joins the trace of the work that caused it', () => {
    const traceparent = childTraceparent();
    expect(runWithTrace(traceparent, () => makeEvent(countedV1, facts)).traceparent).toBe(traceparent);
    expect(makeEvent(countedV1, facts)).not.toHaveProperty('traceparent');
  });

  it.each([
    ['data that does not fit', { data: { count: 1.5 } }],
    ['no care unit', { careunits: [] }],
    ['an id that is not one', { id: 'seven' }],
    ['a version before the first', { version: 0 }],
  ])('fails at its maker for %s', (_, over) => {
    expect(() => makeEvent(countedV1, { ...facts, ...over })).toThrow(z.ZodError);
  });
});
