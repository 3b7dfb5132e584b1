import { describe, expect, it } from '@jest/globals';
import { dayText, readDay, readTime } from './week-text.js';

describe('opening hours of a day as text', () => {
  it('are read as people write them', () => {
    expect(readDay('8-12, 13.00–16.30', 1)).toEqual([
      { day: 1, from: '08:00', to: '12:00' },
      { day: 1, from: '13:00', to: '16:30' },
    ]);
    expect(readDay(' ', 6)).toEqual([]);
  });
  it('come back as they were', () => {
    const spans = readDay('8.00–12.00, 13.00–24.00', 3) ?? [];
    expect(dayText(spans, 3)).toBe('8.00–12.00, 13.00–24.00');
    expect(dayText(spans, 4)).toBe('');
  });
  it.each(['öppet', '8', '16-8', '8-12-16', '8-13, 12-16', '8-25', '8.60-9'])('%s cannot be read', (text) => {
    expect(readDay(text, 1)).toBeUndefined();
  });
  it('end at midnight at the latest', () => {
    expect([readTime('24.00'), readTime('24.01'), readTime('7')]).toEqual(['24:00', undefined, '07:00']);
  });
});
