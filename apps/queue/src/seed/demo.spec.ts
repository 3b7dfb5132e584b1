import { describe, expect, it } from '@jest/globals';
import { careUnit } from '@om/contracts';
import { demoSlots } from './demo-slots.js';
import { DEMO_STAFF } from './demo-staff.js';
import { DEMO_UNITS } from './demo-units.js';

describe('the demo units', () => {
  it.each(DEMO_UNITS)('$name fits the contract and offers its own default', (settings) => {
    expect(careUnit.safeParse({ ...settings, version: 1 })).toMatchObject({ success: true });
    expect(settings.asyncChoices).toContain(settings.asyncDefault);
  });

  it('show both settings of Meddelande and of notifyAt', () => {
    expect(DEMO_UNITS.map(({ autoMessage }) => autoMessage.enabled)).toEqual([false, true]);
    expect(DEMO_UNITS.map(({ notifyAt }) => notifyAt)).toEqual(['claim', 'start']);
  });
});

describe('the demo staff', () => {
  it.each(DEMO_STAFF)('$name works at units that exist', ({ assignments }) => {
    const known = DEMO_UNITS.map(({ careUnitId }) => careUnitId);
    expect(known).toEqual(expect.arrayContaining(assignments.map(({ careUnitId }) => careUnitId)));
  });
});

describe('the demo times', () => {
  const friday = new Date('2026-11-27T10:07:00.000Z');
  const slots = DEMO_UNITS.flatMap(({ careUnitId }) => demoSlots(careUnitId, friday));

  it('begin with the next quarter of an hour, for checking in at once', () => {
    expect(slots[0]).toMatchObject({ from: '2026-11-27T10:15:00.000Z', to: '2026-11-27T10:30:00.000Z' });
  });

  it('are on working days, each clinician at one unit at a time', () => {
    const withClinician = slots.filter(({ clinician }) => clinician);
    expect(withClinician.some(({ from }) => from.startsWith('2026-11-28'))).toBe(false);
    const keys = withClinician.map(({ clinician, from }) => `${clinician?.personId ?? ''} ${from}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(slots.map(({ _id }) => _id)).size).toBe(slots.length);
  });
});

describe('the demo leads', () => {
  it('are among the staff of their unit', () => {
    for (const { careUnitId, leadPersonIds = [] } of DEMO_UNITS) {
      const staff = DEMO_STAFF.filter(({ assignments }) =>
        assignments.some((one) => one.careUnitId === careUnitId),
      );
      expect(staff.map(({ _id }) => _id)).toEqual(expect.arrayContaining(leadPersonIds));
      expect(leadPersonIds).not.toHaveLength(0);
    }
  });
});
