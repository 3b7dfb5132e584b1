import { describe, expect, it } from '@jest/globals';
import { dayAndTime } from './swedish-time.js';

describe('a time in a text to a patient', () => {
  it('is what a Swedish clock shows, also on the day the clocks change', () => {
    expect(dayAndTime(new Date('2026-11-23T09:30:00.000Z'))).toBe('måndag 23 november kl. 10.30');
    expect(dayAndTime(new Date('2026-03-29T00:59:00.000Z'))).toBe('söndag 29 mars kl. 01.59');
    expect(dayAndTime(new Date('2026-03-29T01:00:00.000Z'))).toBe('söndag 29 mars kl. 03.00');
  });
});
