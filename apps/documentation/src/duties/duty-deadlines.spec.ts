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

  const now = after(DAYS_14 + 100);

  it('is locked once its duty has been left for 14 days', () => {
    expect(lockOfNote([{ state: 'draft' }], opened, now)).toBeUndefined();
    expect(lockOfNote([left], after(1), now)).toEqual(after(DAYS_14));
  });

  it('stays locked when the duty is waived after that', () => {
    expect(lockOfNote([{ ...left, state: 'waived' }], after(1), now)).toEqual(after(DAYS_14));
  });

  it('is open while a younger duty of the visit has to be documented in it', () => {
    expect(lockOfNote([left, { state: 'open' }], after(1), now)).toBeUndefined();
    expect(lockOfNote([left, { state: 'waived' }], after(1), now)).toEqual(after(DAYS_14));
  });

  it('that was begun after the 14 days can be written', () => {
    expect(lockOfNote([left], after(DAYS_14 + 1), now)).toBeUndefined();
  });

  it('that the lead opened can be written for 24 hours, and is locked again with what was written then', () => {
    const [openedAt, until] = [after(DAYS_14 + 20), after(DAYS_14 + 44)];
    const words = { reason: 'Var sjuk', byName: 'HSP21 TestPerson21' };
    const unlocked = { at: openedAt.toISOString(), until: until.toISOString(), ...words };
    const duties = [{ ...left, unlocked }, left];
    const savedThen = after(DAYS_14 + 30);
    expect(lockOfNote(duties, after(1), after(DAYS_14 + 43))).toBeUndefined();
    expect(lockOfNote(duties, savedThen, after(DAYS_14 + 43))).toBeUndefined();
    expect(lockOfNote(duties, savedThen, until)).toEqual(until);
  });
});
