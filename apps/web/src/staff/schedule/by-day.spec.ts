import { exampleSlot } from '@om/contracts/queue';
import { describe, expect, it } from '@jest/globals';
import { byDay, readSlots, type SlotsForm } from './by-day.js';

const now = Date.parse('2026-11-23T09:00:00.000Z');
const form = (over: Partial<SlotsForm> = {}): SlotsForm => ({
  date: '2026-11-24',
  from: '10.00',
  to: '12.00',
  minutes: 20,
  clinician: '',
  ...over,
});

describe('Tidbok', () => {
  it('groups times by Swedish day', () => {
    const slots = ['2026-12-01T23:30:00.000Z', '2026-12-01T09:00:00.000Z', '2026-12-02T08:00:00.000Z'].map(
      (from) => ({ ...exampleSlot, slotId: from, from }),
    );
    expect(byDay(slots).map(([day, list]) => [day, list.length])).toEqual([
      ['2026-12-01', 1],
      ['2026-12-02', 2],
    ]);
  });
  it('reads Swedish clock times', () => {
    expect(readSlots(form(), now)).toEqual({
      from: '2026-11-24T09:00:00.000Z',
      to: '2026-11-24T11:00:00.000Z',
    });
  });
  it('says which field is wrong', () => {
    expect(readSlots(form({ date: '2026-02-31' }), now)).toEqual({ wrong: ['date'] });
    expect(readSlots(form({ from: 'tio' }), now)).toEqual({ wrong: ['from'] });
    expect(readSlots(form({ to: '10.10' }), now)).toEqual({ wrong: ['to'] });
    expect(readSlots(form({ date: '2026-11-22' }), now)).toEqual({ wrong: ['from'] });
  });
});
