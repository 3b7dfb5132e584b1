import { describe, expect, it } from '@jest/globals';
import { exampleShift } from '@om/contracts';
import { minutesAfter } from '@om/visit-state';
import { GONE_MINUTES, goneTimers, isGone, kept } from './gone.js';

const now = new Date('2026-11-23T08:00:00.000Z');
const until = minutesAfter(now, 15);
const working = { shift: exampleShift, loginUntil: until };
const home = { ...exampleShift, onShift: false };

describe('the login of somebody at work', () => {
  it('is gone half an hour after it has run out, and not before', () => {
    const [timer] = goneTimers(undefined, until).set;
    expect(timer?.at).toEqual(minutesAfter(until, GONE_MINUTES));
    expect(isGone(working, minutesAfter(until, GONE_MINUTES - 1))).toBe(false);
    expect(isGone(working, minutesAfter(until, GONE_MINUTES))).toBe(true);
    expect(isGone({ ...working, shift: home }, minutesAfter(until, GONE_MINUTES))).toBe(false);
  });

  it('is never heard of: then nothing says that it has gone', () => {
    expect(isGone({ shift: exampleShift }, minutesAfter(now, 10_000))).toBe(false);
  });

  it('counts as long as the last of several holds', () => {
    const later = minutesAfter(until, 3);
    expect(kept(working, later, now)).toEqual({ shift: exampleShift, loginUntil: later, gone: undefined });
    expect(kept(working, minutesAfter(until, -3), now)).toBeUndefined();
    expect(goneTimers(until, later).drop).toEqual(goneTimers(undefined, until).set.map(({ id }) => id));
  });

  it('brings back a shift that ended because nobody was heard of, and never one that was ended', () => {
    const later = minutesAfter(until, 60);
    expect(kept({ shift: home, loginUntil: until, gone: true }, later, now)).toEqual({
      shift: { ...exampleShift, onShift: true, since: now.toISOString() },
      loginUntil: later,
      gone: undefined,
    });
    expect(kept({ shift: home, loginUntil: until }, later, now)).toBeUndefined();
  });
});
