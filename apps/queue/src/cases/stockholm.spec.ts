import { describe, expect, it } from '@jest/globals';
import { dayInStockholm } from './stockholm.js';

describe('a Swedish day', () => {
  it.each([
    ['in winter', '2026-12-01', '2026-11-30T23:00:00.000Z', '2026-12-01T23:00:00.000Z'],
    ['in summer', '2026-07-01', '2026-06-30T22:00:00.000Z', '2026-07-01T22:00:00.000Z'],
    ['of 25 hours', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['of 23 hours', '2027-03-28', '2027-03-27T23:00:00.000Z', '2027-03-28T22:00:00.000Z'],
  ])('%s is from midnight to midnight on the clock', (_when, date, from, to) => {
    expect(dayInStockholm(date)).toEqual({ from, to });
  });
});
