import { describe, expect, it } from '@jest/globals';
import { DUTY_STATES, OPEN_DUTY_STATES } from '@om/contracts';
import { DUTY_STEPS, dutyTimers, lockOfNote, stepTaken } from './duty-deadlines.js';

const HOUR_MS = 3_600_000;
const opened = new Date('2026-11-23T09:52:00.000Z');
const after = (hours: number): Date => new Date(opened.getTime() + hours * HOUR_MS);
const DAYS_14 = 14 * 24;

describe('a duty that is left', () => {
  it('is reminded of after 24 hours, the lead’s after 48, and locks the note after 14 days', () => {
    expect(dutyTimers(opened).map(({ kind, at }) => [kind, at])).toEqual([
      ['reminder', after(24)],
      ['escalation', after(48)],
      ['lock', after(DAYS_14)],
    ]);
  });

  it('takes each step once, and none when it is done', () => {
    for (const step of DUTY_STEPS)
      for (const state of DUTY_STATES) {
        const first = stepTaken({ state }, step, opened);
        expect(first !== undefined).toBe(OPEN_DUTY_STATES.includes(state));
        if (first) expect(stepTaken({ state, ...first }, step, after(1))).toBeUndefined();
      }
  });
});

describe('a note', () => {
  const left = { state: 'draft', lockedAt: after(DAYS_14) } as const;

  it('is locked once its duty has been left for 14 days', () => {
    expect(lockOfNote([{ state: 'draft' }], opened)).toBeUndefined();
    expect(lockOfNote([left], after(1))).toEqual(after(DAYS_14));
  });

  it('stays locked when the duty is waived after that', () => {
    expect(lockOfNote([{ ...left, state: 'waived' }], after(1))).toEqual(after(DAYS_14));
  });

  it('is open while a younger duty of the visit has to be documented in it', () => {
    expect(lockOfNote([left, { state: 'open' }], after(1))).toBeUndefined();
    expect(lockOfNote([left, { state: 'waived' }], after(1))).toEqual(after(DAYS_14));
  });

  it('that was begun after the 14 days can be written', () => {
    expect(lockOfNote([left], after(DAYS_14 + 1))).toBeUndefined();
  });
});
