import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { moved, NO_MARKS, sameMarks, type Seen } from './marks.js';

const now = new Date('2026-11-23T09:33:00.000Z');
const seen: fc.Arbitrary<Seen> = fc.record({ delivered: fc.nat(40), read: fc.nat(40) }, { requiredKeys: [] });
const steps = fc.array(fc.tuple(fc.constantFrom('patient' as const, 'care' as const), seen));

describe('marks', () => {
  it('never go back, never pass the last entry, and read is never ahead of delivered', () => {
    fc.assert(
      fc.property(steps, fc.nat(30), (all, last) => {
        let marks = NO_MARKS;
        for (const [side, to] of all) {
          const next = moved(marks, side, to, last, now);
          for (const each of ['patient', 'care'] as const) {
            expect(next[each].delivered).toBeGreaterThanOrEqual(marks[each].delivered);
            expect(next[each].read).toBeGreaterThanOrEqual(marks[each].read);
            expect(next[each].delivered).toBeLessThanOrEqual(last);
            expect(next[each].read).toBeLessThanOrEqual(next[each].delivered);
          }
          marks = next;
        }
      }),
    );
  });

  it('end the same in whatever order the reports arrive', () => {
    const end = (all: readonly ['patient' | 'care', Seen][]) =>
      all.reduce((marks, [side, to]) => moved(marks, side, to, 40, now), NO_MARKS);
    fc.assert(
      fc.property(steps, (all) => {
        expect(sameMarks(end(all), end(all.toReversed()))).toBe(true);
      }),
    );
  });

  it('say when something was read, and keep that time while nothing more is read', () => {
    const read = moved(NO_MARKS, 'care', { read: 2 }, 3, now);
    expect(read.care).toEqual({ delivered: 2, read: 2, readAt: now.toISOString() });
    const later = moved(read, 'care', { delivered: 3 }, 3, new Date(now.getTime() + 5_000));
    expect(later.care).toEqual({ delivered: 3, read: 2, readAt: now.toISOString() });
  });

  it('of one side leave the other side alone', () => {
    expect(moved(NO_MARKS, 'care', { read: 2 }, 3, now).patient).toEqual(NO_MARKS.patient);
  });
});
