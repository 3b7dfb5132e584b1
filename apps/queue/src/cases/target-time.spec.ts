import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addWorkingDays, dueAt } from './target-time.js';

const stockholm = (at: Date) =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Stockholm',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);

describe('the target time of a wait', () => {
  it.each([
    [1, '2026-11-23T09:00:00.000Z'],
    [2, '2026-11-23T09:15:00.000Z'],
    [3, '2026-11-23T09:15:00.000Z'],
    [4, '2026-11-30T09:00:00.000Z'],
    [5, '2026-11-24T09:00:00.000Z'],
  ])('of priority %i is counted from when the patient began to wait', (priority, due) => {
    expect(dueAt(priority, '2026-11-23T09:00:00.000Z')).toBe(due);
  });

  it('of five working days keeps the clock time when summer time ends', () => {
    expect(stockholm(addWorkingDays(new Date('2026-10-22T08:30:00.000Z'), 5))).toBe('2026-10-29 10:30');
  });

  it('of working days never falls on a Saturday or Sunday in Stockholm', () => {
    const instants = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 20 }), (since, days) => {
        const due = addWorkingDays(since, days);
        const day = new Intl.DateTimeFormat('en-GB', {
          timeZone: 'Europe/Stockholm',
          weekday: 'short',
        }).format(due);
        expect(['Sat', 'Sun']).not.toContain(day);
        expect(due.getTime()).toBeGreaterThan(since.getTime());
      }),
    );
  });
});
