import { describe, expect, it } from '@jest/globals';
import { VISIT_STATES } from '@om/visit-state';
import { claimMayBeUnderWay, mayDocument } from './rights.js';

const nurse = { personId: 'SE2321000131-P000000000039', careUnitId: 'min-vard' };
const visit = { careUnitId: 'min-vard', responsibles: [nurse.personId] };

describe('the right to document', () => {
  it('belongs to those who have or have had the case', () => {
    expect(mayDocument(visit, nurse)).toBe(true);
    expect(mayDocument(visit, { ...nurse, personId: 'SE2321000131-P000000000021' })).toBe(false);
  });

  it('ends where the unit ends', () => {
    expect(mayDocument(visit, { ...nurse, careUnitId: 'exempelby' })).toBe(false);
  });
});

describe('news of a claim', () => {
  it('is waited for while nobody is known to have the case', () => {
    expect(claimMayBeUnderWay(null, nurse)).toBe(true);
    const waitedFor = VISIT_STATES.filter((state) => claimMayBeUnderWay({ ...visit, state }, nurse));
    expect(waitedFor).toEqual(['scheduled', 'waiting']);
  });

  it('is not waited for by staff of another unit', () => {
    expect(claimMayBeUnderWay({ ...visit, state: 'waiting' }, { ...nurse, careUnitId: 'exempelby' })).toBe(
      false,
    );
  });
});
