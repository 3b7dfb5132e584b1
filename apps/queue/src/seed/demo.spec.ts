import { describe, expect, it } from '@jest/globals';
import { careUnit } from '@om/contracts';
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
