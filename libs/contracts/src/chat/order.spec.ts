import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { completeUpTo, inOrder } from './order.js';
import { exampleMessage, type ChatMessage } from './schemas.js';

const entry = (seq: number): ChatMessage => ({ ...exampleMessage, seq, clientId: `c${String(seq)}` });

/** Entries 1 to n, cut into deliveries in any order, some of them more than once. */
const deliveries = fc.integer({ min: 1, max: 30 }).chain((count) => {
  const all = Array.from({ length: count }, (_, at) => at + 1);
  const shuffled = fc.shuffledSubarray(all, { minLength: count });
  const repeated = fc.array(fc.constantFrom(...all), { maxLength: 30 });
  return fc.tuple(fc.constant(all), shuffled, repeated, fc.integer({ min: 0, max: 30 }));
});

describe('messages that arrive in any order', () => {
  it('all appear, once, in order', () => {
    fc.assert(
      fc.property(deliveries, ([all, shuffled, repeated, cut]) => {
        const arrived = [...shuffled.slice(0, cut), ...repeated, ...shuffled.slice(cut)];
        const shown = arrived.reduce<readonly ChatMessage[]>(
          (known, seq) => inOrder(known, [entry(seq)]),
          [],
        );
        expect(shown.map(({ seq }) => seq)).toEqual(all);
        expect(completeUpTo(shown)).toBe(all.length);
      }),
    );
  });

  it('3, 1, 2, 2 end as 1, 2, 3', () => {
    expect(inOrder([entry(3)], [entry(1), entry(2), entry(2)]).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('show where the first gap is', () => {
    expect(completeUpTo([entry(1), entry(2), entry(4)])).toBe(2);
    expect(completeUpTo([entry(2)])).toBe(0);
  });
});
