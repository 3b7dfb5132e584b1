import { describe, expect, it } from '@jest/globals';
import { dateChoice, dateOf, DATE_CHOICES } from './filter-date.js';

describe('the filter Datum', () => {
  const now = Date.parse('2026-10-24T23:30:00.000Z');
  it('counts days by the Swedish calendar, also over a clock change', () => {
    expect([dateOf('yesterday', now), dateOf('today', now), dateOf('tomorrow', now)]).toEqual([
      '2026-10-24',
      '2026-10-25',
      '2026-10-26',
    ]);
  });
  it('shows every day as the choice that made it', () => {
    expect(DATE_CHOICES.map((choice) => dateChoice(dateOf(choice, now), now))).toEqual([...DATE_CHOICES]);
  });
});
