import { describe, expect, it } from '@jest/globals';
import { elapsedText } from './elapsed.js';

describe('how long a handover has waited', () => {
  const since = '2026-11-23T09:00:00.000Z';
  const after = (seconds: number) => elapsedText(since, Date.parse(since) + seconds * 1_000);
  it('is minutes and seconds, with hours when it takes that long', () => {
    expect([after(0), after(130), after(3_599), after(3_730)]).toEqual([
      '00:00',
      '02:10',
      '59:59',
      '1:02:10',
    ]);
  });
  it('is never negative when clocks differ a little', () => {
    expect(after(-4)).toBe('00:00');
  });
});
