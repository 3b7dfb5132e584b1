import { describe, expect, it } from '@jest/globals';
import { countWithShare, daysOf } from './period.js';

describe('a period', () => {
  it('ends today in Sweden, also when it is still yesterday in UTC', () => {
    const now = Date.parse('2026-11-22T23:30:00.000Z');
    expect(daysOf(1, now)).toEqual({ from: '2026-11-23', to: '2026-11-23' });
    expect(daysOf(7, now)).toEqual({ from: '2026-11-17', to: '2026-11-23' });
  });
  it('counts calendar days over a clock change', () => {
    expect(daysOf(7, Date.parse('2026-10-27T22:30:00.000Z')).from).toBe('2026-10-21');
    expect(daysOf(7, Date.parse('2026-04-01T22:30:00.000Z')).from).toBe('2026-03-27');
  });
});

describe('a number of visits', () => {
  it('is shown with its share of the booked, and alone where nothing was booked', () => {
    expect([countWithShare(2, 40), countWithShare(1, 3), countWithShare(0, 0)]).toEqual([
      '2 (5 %)',
      '1 (33 %)',
      '0',
    ]);
  });
});
