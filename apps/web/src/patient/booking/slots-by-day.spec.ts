import { describe, expect, it } from '@jest/globals';
import { isLate } from './late.js';
import { slotsByDay } from './slots-by-day.js';

describe('times to choose from', () => {
  it('stand under their day in Sweden, also when it is another day in UTC', () => {
    const beforeMidnight = { from: '2026-12-01T22:30:00.000Z' };
    const afterMidnight = { from: '2026-12-01T23:30:00.000Z' };
    expect(slotsByDay([beforeMidnight, afterMidnight])).toEqual([
      { day: '2026-12-01', slots: [beforeMidnight] },
      { day: '2026-12-02', slots: [afterMidnight] },
    ]);
  });
});

describe('cancelling a booked time', () => {
  const bookedFor = '2026-12-02T09:00:00.000Z';
  it('is late when less than 24 hours remain', () => {
    expect(isLate(bookedFor, Date.parse('2026-12-01T09:00:00.001Z'))).toBe(true);
  });
  it('is in time up to 24 hours before', () => {
    expect(isLate(bookedFor, Date.parse('2026-12-01T09:00:00.000Z'))).toBe(false);
  });
});
