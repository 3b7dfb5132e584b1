import { describe, expect, it } from '@jest/globals';
import { canAutoMessage, readEndForm, suggestedEnd, type EndForm } from './end-form.js';

const now = new Date('2024-12-10T09:52:00.000Z');
const settings = {
  asyncChoices: [0, 24, 72, 'own-date' as const],
  autoMessage: { enabled: true, text: 'Hej' },
};
const form = (over: Partial<EndForm> = {}): EndForm => ({
  choice: 72,
  date: '',
  time: '',
  autoMessage: false,
  ...over,
});

describe('the form of Avsluta besök', () => {
  it('tells until when the patient can write', () => {
    expect(readEndForm(form(), settings, now)).toEqual({
      phase: { kind: 'hours', hours: 72 },
      until: new Date('2024-12-13T09:52:00.000Z'),
    });
  });
  it('has no end when there is no phase', () => {
    expect(readEndForm(form({ choice: 0 }), settings, now)).toMatchObject({ until: undefined });
  });
  it('reads an own date as Swedish time', () => {
    const reading = readEndForm(
      form({ choice: 'own-date', date: '2024-12-20', time: '16.30' }),
      settings,
      now,
    );
    expect(reading).toMatchObject({ phase: { kind: 'until', until: '2024-12-20T15:30:00.000Z' } });
  });
  it.each([
    [
      { date: '2024-13-01', time: '10.00' },
      { field: 'date', key: 'wrongDate' },
    ],
    [
      { date: '2024-12-20', time: '26.00' },
      { field: 'time', key: 'wrongTime' },
    ],
    [
      { date: '2024-12-10', time: '10.00' },
      { field: 'date', key: 'past' },
    ],
    [
      { date: '2025-03-01', time: '10.00' },
      { field: 'date', key: 'tooFar' },
    ],
  ] as const)('points at the field that is wrong in %j', (own, error) => {
    expect(readEndForm(form({ choice: 'own-date', ...own }), settings, now)).toEqual({ errors: [error] });
  });
  it('allows Meddelande from exactly 72 hours', () => {
    const allowed = (over: Partial<EndForm>) =>
      canAutoMessage(readEndForm(form(over), settings, now), settings, now);
    expect(allowed({ choice: 72 })).toBe(true);
    expect(allowed({ choice: 24 })).toBe(false);
    expect(allowed({ choice: 'own-date', date: '2024-12-13', time: '10.51' })).toBe(false);
    expect(allowed({ choice: 'own-date', date: '2024-12-13', time: '10.52' })).toBe(true);
  });
  it('suggests an own date that can be sent as it is', () => {
    const own = suggestedEnd(now);
    expect(own).toEqual({ date: '2024-12-13', time: '10.52' });
    expect(readEndForm(form({ choice: 'own-date', ...own }), settings, now)).toHaveProperty('phase');
  });
});
