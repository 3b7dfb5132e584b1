import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueAt } from './target-time.js';

const due = (priority: number, since: string): string => {
  const at = dueAt(priority, since);
  if (at === undefined) throw new Error(`priority ${String(priority)} has no target`);
  return at;
};
const stockholm = (at: string) =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Stockholm',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));
const instants = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('the target time of a wait', () => {
  it.each([
    [1, '2026-11-23T09:00:00.000Z'],
    [2, '2026-11-23T09:15:00.000Z'],
    [3, '2026-11-23T09:15:00.000Z'],
    [4, '2026-11-30T09:00:00.000Z'],
    [5, '2026-11-24T09:00:00.000Z'],
  ])('of priority %i is counted from when the patient began to wait', (priority, at) => {
    expect(due(priority, '2026-11-23T09:00:00.000Z')).toBe(at);
  });

  it('of five working days keeps the clock time when summer time ends', () => {
    expect(stockholm('2026-10-22T08:30:00.000Z')).toContain('10:30');
    expect(stockholm(due(4, '2026-10-22T08:30:00.000Z'))).toBe(stockholm('2026-10-29T09:30:00.000Z'));
  });

  it('of five working days counts a weekend from the first minute of Monday', () => {
    const saturday = '2026-11-21T10:00:00.000Z';
    const nextMonday = '2026-11-29T23:00:00.000Z';
    expect(due(4, saturday)).toBe(nextMonday);
  });

  it('of working days never falls on a Saturday or Sunday in Stockholm', () => {
    fc.assert(
      fc.property(instants, (since) => {
        expect(stockholm(due(4, since))).not.toMatch(/lör|sön/);
      }),
    );
  });

  it('is never earlier for the one who came later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), instants, instants, (priority, one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        expect(due(priority, earlier) <= due(priority, later)).toBe(true);
        expect(due(priority, earlier) >= earlier).toBe(true);
      }),
    );
  });

  it('does not exist for a priority that does not', () => {
    expect(dueAt(6, '2026-11-23T09:00:00.000Z')).toBeUndefined();
  });
});
