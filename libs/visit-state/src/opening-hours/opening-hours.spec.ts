import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { easterSunday, isHoliday } from './holidays.js';
import {
  addOpenMinutes,
  addWorkingDays,
  closesAt,
  isOpen,
  nextOpening,
  type OpeningHours,
} from './opening-hours.js';
import { instantOf, localTime } from './stockholm.js';

const WEEKDAYS: OpeningHours = {
  weekly: [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: '08:00', to: '12:00' },
    { day, from: '13:00', to: '16:00' },
  ]),
  holidays: 'closed',
  special: [{ date: '2026-12-23', open: { from: '08:00', to: '12:00' } }, { date: '2026-11-24' }],
};
const ALL_DAY: OpeningHours = {
  weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })),
  holidays: 'open',
  special: [],
};
/** A time on the clock in Stockholm. */
const on = (date: string, time: string): Date =>
  instantOf({ date, minutes: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) });
const instants = fc.date({
  min: new Date('2026-01-01T00:00:00.000Z'),
  max: new Date('2028-01-01T00:00:00.000Z'),
  noInvalidDate: true,
});

describe('the calendar of Stockholm', () => {
  it('knows winter and summer time', () => {
    expect(on('2026-01-15', '08:00').toISOString()).toBe('2026-01-15T07:00:00.000Z');
    expect(on('2026-07-15', '08:00').toISOString()).toBe('2026-07-15T06:00:00.000Z');
  });

  it('takes a skipped time as the one an hour later, and a doubled one as the first', () => {
    expect(on('2026-03-29', '02:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(on('2026-10-25', '02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('tells the same time back, except in the hour that comes twice', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const whole = new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
        const again = instantOf(localTime(whole)).getTime();
        expect([0, 3_600_000]).toContain(whole.getTime() - again);
      }),
    );
  });
});

describe('holidays', () => {
  it.each([
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('Easter Sunday of %d is %s', (year, date) => {
    expect(easterSunday(year)).toBe(date);
  });

  it('of 2026 are these', () => {
    const days = Array.from({ length: 365 }, (_, day) =>
      new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
    );
    expect(days.filter(isHoliday)).toEqual([
      '2026-01-01',
      '2026-01-06',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-24',
      '2026-06-06',
      '2026-06-19',
      '2026-06-20',
      '2026-10-31',
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
      '2026-12-31',
    ]);
  });
});

describe('opening hours', () => {
  it.each([
    ['2026-11-23', '07:59', false],
    ['2026-11-23', '08:00', true],
    ['2026-11-23', '12:00', false],
    ['2026-11-23', '15:59', true],
    ['2026-11-24', '09:00', false],
    ['2026-11-28', '09:00', false],
    ['2026-12-23', '13:30', false],
    ['2026-12-24', '09:00', false],
    ['2026-06-19', '09:00', false],
  ])('%s at %s: open is %s', (date, time, open) => {
    expect(isOpen(WEEKDAYS, on(date, time))).toBe(open);
  });

  it('hold on holidays where the unit says so', () => {
    expect(isOpen({ ...WEEKDAYS, holidays: 'open' }, on('2026-12-24', '09:00'))).toBe(true);
  });

  it('open next after lunch, night, weekend and a closed day', () => {
    const next = (date: string, time: string) => nextOpening(WEEKDAYS, on(date, time));
    expect(next('2026-11-23', '12:10')).toEqual(on('2026-11-23', '13:00'));
    expect(next('2026-11-23', '16:00')).toEqual(on('2026-11-25', '08:00'));
    expect(next('2026-11-27', '17:00')).toEqual(on('2026-11-30', '08:00'));
    expect(next('2026-12-23', '12:00')).toEqual(on('2026-12-28', '08:00'));
  });

  it('count minutes only while open', () => {
    const after = (date: string, time: string) => addOpenMinutes(WEEKDAYS, on(date, time), 240);
    expect(after('2026-11-23', '09:00')).toEqual(on('2026-11-23', '14:00'));
    expect(after('2026-11-27', '15:00')).toEqual(on('2026-11-30', '11:00'));
    expect(after('2026-11-21', '03:00')).toEqual(on('2026-11-23', '12:00'));
  });

  it('keep the clock across the change to summer time', () => {
    expect(addOpenMinutes(WEEKDAYS, on('2026-03-27', '15:30'), 60)).toEqual(on('2026-03-30', '08:30'));
  });

  it('count every minute where nothing is said, or the unit never opens', () => {
    const at = on('2026-11-22', '03:00');
    const never: OpeningHours = { weekly: [], holidays: 'closed', special: [] };
    for (const hours of [undefined, never]) {
      expect(addOpenMinutes(hours, at, 15)).toEqual(on('2026-11-22', '03:15'));
    }
    expect([nextOpening(never, at), closesAt(never, at), closesAt(undefined, at)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('close at the end of the opening that runs, or of the next one', () => {
    expect(closesAt(WEEKDAYS, on('2026-11-23', '09:00'))).toEqual(on('2026-11-23', '12:00'));
    expect(closesAt(WEEKDAYS, on('2026-11-23', '18:00'))).toEqual(on('2026-11-25', '12:00'));
  });

  it('are one opening where a day goes on in the next', () => {
    expect(closesAt(ALL_DAY, on('2026-11-23', '09:00'))?.getTime()).toBeGreaterThan(
      on('2027-11-23', '09:00').getTime(),
    );
  });

  it('count working days over weekend and holiday at the same clock time', () => {
    expect(addWorkingDays(WEEKDAYS, on('2026-11-27', '15:00'), 1)).toEqual(on('2026-11-30', '15:00'));
    expect(addWorkingDays(WEEKDAYS, on('2026-11-28', '15:00'), 1)).toEqual(on('2026-12-01', '00:00'));
    expect(addWorkingDays(undefined, on('2026-12-23', '10:00'), 1)).toEqual(on('2026-12-28', '10:00'));
  });

  it('never make a later case due before an earlier one', () => {
    fc.assert(
      fc.property(instants, instants, fc.integer({ min: 1, max: 600 }), (one, other, minutes) => {
        const [first, second] = one < other ? [one, other] : [other, one];
        const due = (at: Date) => addOpenMinutes(WEEKDAYS, at, minutes).getTime();
        expect(due(first)).toBeLessThanOrEqual(due(second));
        expect(isOpen(WEEKDAYS, new Date(due(first) - 1))).toBe(true);
      }),
    );
  });
});
