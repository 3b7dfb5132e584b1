import { describe, expect, it } from '@jest/globals';
import { VISIT_STATES } from '@om/visit-state';
import { claimMayBeUnderWay, mayDocument } from './rights.js';

const nurse = { personId: 'SE2321000131-P000000000039', careUnitId: 'min-vard', role: 'nurse' };
const visit = { careUnitId: 'min-vard', responsibles: [nurse.personId] };

describe('the right to document', () => {
  it('belongs to those who have or have had the case', () => {
    expect(mayDocument(visit, nurse)).toBe(true);
    expect(mayDocument(visit, { ...nurse, personId: 'SE2321000131-P000000000021' })).toBe(false);
  });

  it('belongs to guests and former responsibles, each at the unit where they took part', () => {
    const guest = { personId: 'SE2321000131-P000000000021', careUnitId: 'exempelby', role: 'physician' };
    const shared = { ...visit, participants: [{ personId: guest.personId, careUnitId: 'exempelby' }] };
    expect(mayDocument(shared, guest)).toBe(true);
    expect(mayDocument(shared, { ...guest, careUnitId: 'min-vard' })).toBe(false);
    expect(mayDocument(shared, { ...guest, personId: 'SE2321000131-P000000000045' })).toBe(false);
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

  it('is waited for by those a handover is offered to, and by no others', () => {
    const physician = { personId: 'SE2321000131-P000000000021', careUnitId: 'exempelby', role: 'physician' };
    const offered = { careUnitId: 'exempelby', role: 'physician', personId: null };
    const ongoing = { ...visit, state: 'ongoing' } as const;
    expect(claimMayBeUnderWay({ ...ongoing, offered }, physician)).toBe(true);
    expect(claimMayBeUnderWay({ ...ongoing, offered }, { ...physician, role: 'nurse' })).toBe(false);
    const named = { ...offered, personId: 'SE2321000131-P000000000045' };
    expect(claimMayBeUnderWay({ ...ongoing, offered: named }, physician)).toBe(false);
    const receiver = { ...physician, personId: named.personId };
    expect(claimMayBeUnderWay({ ...ongoing, offered: named }, receiver)).toBe(true);
    const atHome = { ...receiver, careUnitId: 'min-vard' };
    expect(claimMayBeUnderWay({ ...ongoing, offered: named }, atHome)).toBe(false);
    expect(claimMayBeUnderWay({ ...ongoing, offered: null }, physician)).toBe(false);
  });

  it('is not waited for by staff of another unit', () => {
    expect(claimMayBeUnderWay({ ...visit, state: 'waiting' }, { ...nurse, careUnitId: 'exempelby' })).toBe(
      false,
    );
  });
});
