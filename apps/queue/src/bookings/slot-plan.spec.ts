import { describe, expect, it } from '@jest/globals';
import { aClinician } from '@om/testing';
import fc from 'fast-check';
import { mayPlan, MOST_SLOTS, overlaps, plannedSlots } from './slot-plan.js';

const clinician = { personId: 'SE2321000131-P000000000021', name: 'HSP21 TestPerson21' };
const from = '2026-12-01T08:00:00.000Z';
const plan = (over: { from?: string; to?: string; minutes?: number } = {}) =>
  plannedSlots({ from, to: '2026-12-01T09:00:00.000Z', minutes: 20, ...over }, 'min-vard', clinician);

describe('planned times', () => {
  it('follow each other without a gap, and what does not fit is left out', () => {
    expect(plan({ to: '2026-12-01T09:10:00.000Z' }).map((slot) => [slot.from, slot.to])).toEqual([
      ['2026-12-01T08:00:00.000Z', '2026-12-01T08:20:00.000Z'],
      ['2026-12-01T08:20:00.000Z', '2026-12-01T08:40:00.000Z'],
      ['2026-12-01T08:40:00.000Z', '2026-12-01T09:00:00.000Z'],
    ]);
  });

  it('are the same times when they are planned again, and others for others', () => {
    expect(plan()).toEqual(plan());
    const unitsOwn = plannedSlots(
      { from, to: '2026-12-01T09:00:00.000Z', minutes: 20 },
      'min-vard',
      undefined,
    );
    const ids = [...plan(), ...unitsOwn, ...plan({ minutes: 30 })].map(({ _id }) => _id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are none when not one fits, or more than one command may make', () => {
    expect(plan({ to: '2026-12-01T08:10:00.000Z' })).toEqual([]);
    expect(plan({ to: '2026-11-30T08:10:00.000Z' })).toEqual([]);
    expect(plan({ to: '2026-12-09T08:00:00.000Z', minutes: 5 })).toEqual([]);
  });

  it('never overlap each other', () => {
    const lengths = fc.record({
      minutes: fc.integer({ min: 5, max: 240 }),
      count: fc.integer({ min: 1, max: MOST_SLOTS }),
    });
    fc.assert(
      fc.property(lengths, ({ minutes, count }) => {
        const to = new Date(Date.parse(from) + minutes * count * 60_000).toISOString();
        const slots = plan({ to, minutes });
        expect(slots).toHaveLength(count);
        expect(overlaps(slots, slots)).toBe(false);
      }),
    );
  });

  it('overlap what begins before they end and ends after they begin', () => {
    const beside = plan({ from: '2026-12-01T08:10:00.000Z', to: '2026-12-01T08:30:00.000Z' });
    expect(overlaps(beside, plan())).toBe(true);
    const after = plan({ from: '2026-12-01T09:00:00.000Z', to: '2026-12-01T09:20:00.000Z' });
    expect(overlaps(after, plan())).toBe(false);
  });
});

describe('planning', () => {
  it('is for oneself, the lead and the administrator', () => {
    const nurse = aClinician();
    expect(mayPlan(nurse, nurse.personId)).toBe(true);
    expect(mayPlan(nurse, clinician.personId)).toBe(false);
    expect(mayPlan(nurse, undefined)).toBe(false);
    expect(mayPlan({ ...nurse, lead: true }, clinician.personId)).toBe(true);
    expect(mayPlan({ ...nurse, role: 'administrator' }, undefined)).toBe(true);
  });
});
