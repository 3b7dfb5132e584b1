import { exampleSnapshot } from '@om/contracts/visit';
import { describe, expect, it } from '@jest/globals';
import { participantsOf } from './participants.js';

const ME = exampleSnapshot.responsible?.personId ?? '';
const physician = { personId: 'SE2321000131-P000000000021', name: 'HSP21 TestPerson21' };
const handover = {
  handoverId: '0198c1f2-0000-7000-8000-0000000000d1',
  state: 'proposed' as const,
  proposedAt: '2026-11-23T09:40:00.000Z',
  expiresAt: '2026-11-23T10:40:00.000Z',
  from: {
    personId: ME,
    name: 'HSP39 TestPerson39',
    profession: 'nurse' as const,
    careUnitId: 'min-vard',
  },
  to: {
    careUnitId: 'min-vard',
    careUnitName: 'Min vård Testköping',
    role: 'physician' as const,
    person: physician,
  },
  priority: 3,
  declinedBy: [],
};
const names = (visit: Parameters<typeof participantsOf>[0], me = ME) =>
  participantsOf(visit, me).map((one) => one.name);

describe('who reads along in the vårdgivarchatt', () => {
  it('is the person a handover is addressed to, while it waits', () => {
    expect(names({ ...exampleSnapshot, handover })).toEqual(['HSP21 TestPerson21']);
    expect(names({ ...exampleSnapshot, handover: { ...handover, state: 'cancelled' } })).toEqual([]);
  });
  it('is the sender, for the receiver, and nobody twice', () => {
    expect(names({ ...exampleSnapshot, handover }, physician.personId)).toEqual(['HSP39 TestPerson39']);
  });
});
