import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventPublisher, isRefused, makeEvent, refuse } from '@om/messaging';
import { childTraceparent, currentTraceId, Readiness, runWithTrace, uuidV7Ids } from '@om/platform';
import { eventually } from '../eventually.js';
import { aClinician, aPatient, aService } from '../principals.js';
import type { TestService } from '../test-service.js';
import { findLetter, letterArrivedV1, sendLetter, startLetters } from './letters.js';

const visitId = '0198c1f2-0000-7000-8000-000000000001';

describe('asking a service', () => {
  let service: TestService;
  const contexts: unknown[] = [];
  /** Of the handlers that were to remember it: the trace they ran in. */
  const traces: unknown[] = [];
  const tellOfIt = async () => {
    traces.push(currentTraceId());
    const data = { visitId, pages: 6 };
    const about = { subject: visitId, version: 1, actor: aService('chat'), careunits: ['min-vard'] };
    const event = makeEvent(letterArrivedV1, { ...about, id: uuidV7Ids.next(), time: new Date(), data });
    await service.app.get(EventPublisher).publish(event);
    return { stamp: 'told' };
  };

  beforeAll(async () => {
    service = await startLetters({
      send: ({ pages }, context) => {
        contexts.push(context);
        if (pages === 6) return tellOfIt();
        if (pages === 7) throw new Error('broken stamp', { cause: new Error('ink') });
        if (pages === 8)
          return Promise.resolve(refuse('visit.state-forbids', 'no eights', { params: { pages } }));
        if (pages === 9) return Promise.resolve({ wrong: true } as never);
        return Promise.resolve({ stamp: `stamp-${pages}` });
      },
      arrived: () => Promise.resolve(traces.push(currentTraceId())),
    });
  });
  afterAll(() => service.stop());

  it('gives the handler the payload, who asks and the command id, and the asker the answer', async () => {
    const commandId = '0198c1f2-0000-7000-8000-0000000000c1';
    const answer = await service.request(sendLetter, { visitId, pages: 2 }, aClinician(), { commandId });
    expect(answer).toEqual({ stamp: 'stamp-2' });
    expect(contexts.at(-1)).toMatchObject({
      principal: aClinician(),
      commandId,
      traceparent: expect.stringMatching(/^00-/),
    });
  });

  it('goes on in the trace of the asker, also through the events it causes', async () => {
    const trace = childTraceparent();
    await runWithTrace(trace, () => service.request(sendLetter, { visitId, pages: 6 }, aClinician()));
    await eventually(() => traces.length === 2);
    expect(traces).toEqual(Array(2).fill(trace.split('-')[1]));
  });

  it('answers queries', async () => {
    expect(await service.request(findLetter, { visitId }, aPatient())).toEqual({ pages: 1 });
  });

  it('passes a refusal on as a value, with its parameters', async () => {
    expect(await service.request(sendLetter, { visitId, pages: 8 }, aClinician())).toEqual({
      refused: { code: 'visit.state-forbids', detail: 'no eights', params: { pages: 8 } },
    });
  });

  it.each([
    ['a value out of range', { visitId, pages: 10 }, 'pages'],
    ['a wrong type', { visitId: 1, pages: 1 }, 'visitId'],
    ['an unknown field', { visitId, pages: 1, colour: 'red' }, 'colour'],
    ['no payload at all', undefined, 'payload'],
  ])('refuses %s and names the field', async (_, payload, field) => {
    expect(await service.request(sendLetter, payload as never, aClinician())).toMatchObject({
      refused: { code: 'visit.invalid', field },
    });
  });

  it.each([7, 9])(
    'answers a handler that fails or answers wrongly (%s) as internal, without the cause',
    async (pages) => {
      const answer = await service.request(sendLetter, { visitId, pages }, aClinician());
      if (!isRefused(answer)) throw new Error('not refused');
      expect(answer.refused.code).toBe('visit.internal');
      expect(answer.refused.detail).toMatch(/^error [0-9a-f]{32}$/);
    },
  );

  it('answers as unavailable when the handler failed while the store was away', async () => {
    let there = false;
    service.app.get(Readiness).register('store', () => there);
    const answer = await service.request(sendLetter, { visitId, pages: 7 }, aClinician());
    there = true;
    expect(answer).toMatchObject({ refused: { code: 'visit.unavailable' } });
  });
});
