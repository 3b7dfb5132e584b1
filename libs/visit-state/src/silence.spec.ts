import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { minutesAfter, PATIENT_SILENT_MINUTES, REMINDER_MINUTES } from './deadlines.js';
import { remindableFrom, reminderHindrance, silenceId, type Awaited } from './silence.js';
import { VISIT_STATES } from './states.js';

const said = new Date('2026-11-23T09:30:00.000Z');
const silent: Awaited = {
  visitId: 'v1',
  state: 'ongoing',
  careSaid: { seq: 4, at: said.toISOString() },
  patient: { read: 3, written: 2 },
  where: 'offline',
  hasNumber: true,
  told: ['v1:start'],
};
const later = minutesAfter(said, REMINDER_MINUTES);

describe('a patient who is silent after care’s last words', () => {
  it('can be reminded after five minutes, before the clock does it', () => {
    expect(REMINDER_MINUTES).toBe(5);
    expect(REMINDER_MINUTES).toBeLessThan(PATIENT_SILENT_MINUTES);
    expect(reminderHindrance(silent, later)).toBeUndefined();
    expect(reminderHindrance(silent, new Date(later.getTime() - 1))).toBe('too-early');
  });

  it('is silent from when they read the words, when that was later', () => {
    const readAt = minutesAfter(said, 3).toISOString();
    const read = { ...silent, patient: { read: 4, written: 2, readAt } };
    expect(remindableFrom(read)).toEqual(minutesAfter(said, 8));
    expect(reminderHindrance(read, later)).toBe('too-early');
    expect(reminderHindrance(read, minutesAfter(said, 8))).toBeUndefined();
  });

  it.each([
    ['has answered', 'not-awaited', { patient: { read: 4, written: 5 } }],
    ['has not been spoken to', 'not-awaited', { careSaid: undefined }],
    ['has no number', 'no-number', { hasNumber: false }],
    ['has been reminded of this silence', 'reminded', { told: ['v1:start', 'v1:silent:3'] }],
    ['has the conversation in front of them', 'here', { where: 'in-visit' }],
  ] as const)('is not reminded who %s', (_, hindrance, over) => {
    expect(reminderHindrance({ ...silent, ...over }, later)).toBe(hindrance);
  });

  it('can be reminded on another page of ours, and of the next silence', () => {
    expect(reminderHindrance({ ...silent, where: 'in-app' }, later)).toBeUndefined();
    const next = { ...silent, told: ['v1:silent:1'] };
    expect(reminderHindrance(next, later)).toBeUndefined();
  });

  it('is reminded in an ongoing visit only', () => {
    for (const state of VISIT_STATES.filter((other) => other !== 'ongoing'))
      expect(reminderHindrance({ ...silent, state }, later)).toBe('not-ongoing');
  });

  it('is one silence until they are heard of again, however much care writes', () => {
    const progress = fc.record({ read: fc.nat(50), written: fc.nat(50) });
    fc.assert(
      fc.property(progress, progress, (one, other) => {
        const same = Math.max(one.read, one.written) === Math.max(other.read, other.written);
        expect(silenceId('v1', one) === silenceId('v1', other)).toBe(same);
      }),
    );
  });
});
