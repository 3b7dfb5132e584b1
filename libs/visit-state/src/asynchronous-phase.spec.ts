import { describe, expect, it } from '@jest/globals';
import { autoMessageRefusal, phaseEnd, phaseRefusal, type PhaseSettings } from './asynchronous-phase.js';

const now = new Date('2026-11-23T09:52:00.000Z');
const settings: PhaseSettings = {
  asyncChoices: [0, 24, 48, 72, 'own-date'],
  autoMessage: { enabled: true, text: 'Hej!' },
};
const hours = (count: number) => ({ kind: 'hours', hours: count }) as const;
const until = (instant: string) => ({ kind: 'until', until: instant }) as const;

describe('the end of the asynchronous phase', () => {
  it('is the chosen hours after the end, or the own date', () => {
    expect(phaseEnd(hours(72), now).toISOString()).toBe('2026-11-26T09:52:00.000Z');
    expect(phaseEnd(hours(0), now)).toEqual(now);
    expect(phaseEnd(until('2026-12-01T12:00:00.000Z'), now).toISOString()).toBe('2026-12-01T12:00:00.000Z');
  });

  it('counts hours also across the change to summer time', () => {
    const saturday = new Date('2026-03-28T12:00:00.000Z');
    expect(phaseEnd(hours(24), saturday).toISOString()).toBe('2026-03-29T12:00:00.000Z');
  });
});

describe('the length of the phase', () => {
  it.each([hours(0), hours(72), until('2026-11-23T09:52:00.001Z'), until('2026-12-23T09:52:00.000Z')])(
    'may be %j',
    (choice) => {
      expect(phaseRefusal(choice, settings, now)).toBeUndefined();
    },
  );

  it.each([
    [hours(36), 'visit.async-not-offered', 'async.hours'],
    [until('2026-11-23T09:52:00.000Z'), 'visit.async-in-past', 'async.until'],
    [until('2026-12-23T09:52:00.001Z'), 'visit.async-not-offered', 'async.until'],
  ])('may not be %j', (choice, code, field) => {
    expect(phaseRefusal(choice, settings, now)).toMatchObject({ code, field });
  });

  it('may be an own date only where the unit offers it', () => {
    const without = { ...settings, asyncChoices: [0, 72] };
    expect(phaseRefusal(until('2026-11-24T00:00:00.000Z'), without, now)).toMatchObject({
      code: 'visit.async-not-offered',
    });
  });
});

describe('Meddelande', () => {
  it('is possible with a phase of 72 hours or more', () => {
    expect(autoMessageRefusal(hours(72), settings, now)).toBeUndefined();
    expect(autoMessageRefusal(until('2026-11-26T09:52:00.000Z'), settings, now)).toBeUndefined();
  });

  it('is too early to send in a shorter phase', () => {
    expect(autoMessageRefusal(hours(48), settings, now)).toMatchObject({
      code: 'visit.meddelande-too-short',
    });
  });

  it('is never possible where the unit has it off, however long the phase', () => {
    const off = { ...settings, autoMessage: { enabled: false, text: '' } };
    expect(autoMessageRefusal(hours(336), off, now)).toMatchObject({ code: 'visit.meddelande-off' });
  });
});
