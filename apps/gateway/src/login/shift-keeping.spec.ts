import { describe, expect, it } from '@jest/globals';
import { minutesAfter } from '@om/visit-state';
import { DOORS, expiryOf } from '../sessions/session.js';
import { isWorthTelling } from './shift-keeping.js';

const start = new Date('2026-11-23T08:00:00.000Z');
const startedAt = start.getTime() / 1000;

/** What queue hears of a login that is used every minute for so long. */
const toldOver = (minutes: number): number[] => {
  const told: number[] = [];
  for (let minute = 0; minute <= minutes; minute += 1) {
    const until = expiryOf('staff', startedAt, minutesAfter(start, minute));
    if (isWorthTelling(until, told.at(-1))) told.push(until.getTime());
  }
  return told;
};

describe('that somebody is at work', () => {
  it('is told at once, and then at most every few minutes however busy they are', () => {
    const told = toldOver(60);
    expect(told[0]).toBe(start.getTime() + DOORS.staff.idleMs);
    expect(told.length).toBeLessThanOrEqual(21);
  });

  it('is told so often that queue never lacks more than a fifth of the idle time', () => {
    const heard = toldOver(60).at(-1) ?? 0;
    const holds = expiryOf('staff', startedAt, minutesAfter(start, 60)).getTime();
    expect(holds - heard).toBeLessThanOrEqual(DOORS.staff.idleMs / 5);
  });

  it('is not told past the absolute end of a login', () => {
    const end = start.getTime() + DOORS.staff.absoluteMs;
    expect(Math.max(...toldOver(13 * 60))).toBeLessThanOrEqual(end);
  });
});
