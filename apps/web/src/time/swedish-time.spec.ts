import { describe, expect, it, jest } from '@jest/globals';
import { stockholmInstant } from './stockholm-instant.js';
import {
  ageOn,
  clockTime,
  dateAndTime,
  dayAndTime,
  duration,
  isSameDay,
  longDate,
  minutesBetween,
  relativeTime,
  shortDate,
  timeOrDay,
} from './swedish-time.js';

const winter = '2024-12-13T09:52:00.000Z';

describe('Swedish times and dates', () => {
  it('makes a format once, however many messages a chat has', () => {
    const write = () => [clockTime(winter), isSameDay(winter, winter), dayAndTime(winter, 'sv')];
    const first = write();
    const made = jest.spyOn(Intl, 'DateTimeFormat');
    expect(write()).toEqual(first);
    expect(made).not.toHaveBeenCalled();
    made.mockRestore();
  });

  it('writes a time of day with a full stop, in Swedish local time', () => {
    expect(clockTime(winter)).toBe('10.52');
    expect(clockTime('2024-07-01T22:05:00.000Z')).toBe('00.05');
  });
  it('follows the clock change in spring and in autumn', () => {
    expect(clockTime('2026-03-29T00:59:00.000Z')).toBe('01.59');
    expect(clockTime('2026-03-29T01:00:00.000Z')).toBe('03.00');
    expect(clockTime('2026-10-25T00:30:00.000Z')).toBe('02.30');
    expect(clockTime('2026-10-25T01:30:00.000Z')).toBe('02.30');
  });
  it('writes weekday, date and time together', () => {
    expect(dayAndTime(winter, 'sv')).toBe('fredag 13 december kl. 10.52');
    expect(dayAndTime(winter, 'en')).toBe('Friday 13 December at 10.52');
    expect(longDate('2024-12-10T10:00:00.000Z', 'sv')).toBe('tisdag 10 december 2024');
    expect(dateAndTime(winter, 'sv')).toBe('13 december 2024 kl. 10.52');
    expect(shortDate('2024-08-14T10:00:00.000Z', 'sv')).toBe('14 aug 2024');
  });
  it('says i dag and i går by the Swedish calendar, not by 24 hours', () => {
    const now = Date.parse('2024-12-13T23:30:00.000Z');
    expect(relativeTime('2024-12-13T23:10:00.000Z', now, 'sv')).toBe('i dag 00.10');
    expect(relativeTime('2024-12-13T22:10:00.000Z', now, 'sv')).toBe('i går 23.10');
    expect(relativeTime('2024-12-11T10:00:00.000Z', now, 'sv')).toBe('onsdag 11 december kl. 11.00');
    expect(isSameDay('2024-12-13T22:59:00.000Z', '2024-12-13T23:00:00.000Z')).toBe(false);
  });
  it('leaves the day out only when it is today', () => {
    const now = Date.parse('2024-12-13T12:00:00.000Z');
    expect(timeOrDay(winter, now, 'sv')).toBe('10.52');
    expect(timeOrDay('2024-12-12T09:52:00.000Z', now, 'en')).toBe('yesterday 10.52');
  });
  it('writes a wait in the largest units that help', () => {
    expect([6, 60, 125, 3 * 1440].map((minutes) => duration(minutes, 'sv'))).toEqual([
      '6 min',
      '1 tim',
      '2 tim 5 min',
      '3 dygn',
    ]);
  });
  it('never shows a negative wait when clocks differ a little', () => {
    expect(minutesBetween('2024-12-13T10:00:30.000Z', '2024-12-13T10:00:00.000Z')).toBe(0);
  });
  it('counts a birthday from the first minute of the Swedish day', () => {
    const justBefore = Date.parse('2026-03-03T22:59:00.000Z');
    const justAfter = Date.parse('2026-03-03T23:00:00.000Z');
    expect([ageOn('1986-03-04', justBefore), ageOn('1986-03-04', justAfter)]).toEqual([39, 40]);
  });
});

describe('a date and time that a clinician types', () => {
  it('is Swedish time, in winter and in summer', () => {
    expect(stockholmInstant('2024-12-13', '10.52')?.toISOString()).toBe(winter);
    expect(stockholmInstant('2026-07-01', '8:05')?.toISOString()).toBe('2026-07-01T06:05:00.000Z');
  });
  it('is refused in the hour that the spring clock change skips', () => {
    expect(stockholmInstant('2026-03-29', '02.30')).toBeUndefined();
  });
  it('means the earlier instant in the hour that comes twice in autumn', () => {
    expect(stockholmInstant('2026-10-25', '02.30')?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });
  it.each([
    ['2026-02-31', '10.00'],
    ['2026-01-01', '25.00'],
    ['2026-01-01', '10.75'],
    ['i morgon', '10.00'],
    ['2026-01-01', ''],
  ])('is refused when it is no date or no time: %s %s', (date, time) => {
    expect(stockholmInstant(date, time)).toBeUndefined();
  });
});
