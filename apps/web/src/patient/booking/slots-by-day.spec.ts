import { describe, expect, it } from '@jest/globals';
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
