import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { estimateFrom, LAST_STARTS, openMinutesBetween } from './waits.js';

const weekdays = {
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:00', to: '16:00' })),
  holidays: 'closed' as const,
  special: [],
};
const between = (from: string, to: string) => openMinutesBetween(weekdays, new Date(from), new Date(to));

describe('the waiting estimate', () => {
  it('is the median, rounded up to five minutes', () => {
    expect(estimateFrom([1, 2, 11, 40, 300])).toBe(15);
    expect(estimateFrom([1, 2, 10, 14, 40, 300])).toBe(15);
    expect(estimateFrom([5, 5, 5, 5, 5])).toBe(5);
  });

  it('is never less than five minutes, also where all began before the unit opened', () => {
    expect(estimateFrom([0, 0, 0, 0, 0])).toBe(5);
  });

  it('is words only under five starts', () => {
    expect(estimateFrom([10, 10, 10, 10])).toBeUndefined();
  });

  it('looks back on twenty starts and no further', () => {
    const last = Array.from({ length: LAST_STARTS }, () => 10);
    expect(estimateFrom([...last, ...last.map(() => 500), 500])).toBe(10);
  });

  it('lies between the shortest and the longest wait, and one long wait hardly moves it', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 5, maxLength: 20 });
    fc.assert(
      fc.property(waits, (all) => {
        const minutes = estimateFrom(all) ?? -1;
        expect(minutes % 5).toBe(0);
        expect(minutes).toBeGreaterThanOrEqual(Math.min(...all));
        expect(minutes).toBeLessThan(Math.max(1, ...all) + 5);
      }),
    );
  });
});

describe('a wait', () => {
  it('is counted while the unit is open', () => {
    expect(between('2026-11-23T08:00:00.000Z', '2026-11-23T08:20:00.000Z')).toBe(20);
  });

  it('leaves out the night and the weekend', () => {
    expect(between('2026-11-23T14:50:00.000Z', '2026-11-24T07:10:00.000Z')).toBe(20);
    expect(between('2026-11-27T14:50:00.000Z', '2026-11-30T07:10:00.000Z')).toBe(20);
  });

  it('began at the opening for who sent while it was closed', () => {
    expect(between('2026-11-22T20:00:00.000Z', '2026-11-23T07:15:00.000Z')).toBe(15);
  });

  it('is every minute where the unit has no hours, and never negative', () => {
    const at = new Date('2026-11-22T20:00:00.000Z');
    expect(openMinutesBetween(undefined, at, new Date(at.getTime() + 90_000))).toBe(1.5);
    expect(openMinutesBetween(undefined, at, new Date(at.getTime() - 90_000))).toBe(0);
    expect(openMinutesBetween(weekdays, at, at)).toBe(0);
  });
});
