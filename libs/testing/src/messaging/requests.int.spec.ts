import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isRefused, refuse } from '@om/messaging';
import { Readiness } from '@om/platform';
import { aClinician, aPatient } from '../principals.js';
import type { TestService } from '../test-service.js';
import { findLetter, sendLetter, startLetters } from './letters.js';

const visitId = '0198c1f2-0000-7000-8000-000000000001';

describe('asking a service', () => {
  let service: TestService;
  const contexts: unknown[] = [];

  beforeAll(async () => {
    service = await startLetters({
      send: ({ pages }, context) => {
        contexts.push(context);
        if (pages === 7) throw new Error('broken stamp', { cause: new Error('ink') });
        if (pages === 8)
          return Promise.resolve(refuse('visit.state-forbids', 'no eights', { params: { pages } }));
        if (pages === 9) return Promise.resolve({ wrong: true } as never);
        return Promise.resolve({ stamp: `stamp-${pages}` });
      },
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
