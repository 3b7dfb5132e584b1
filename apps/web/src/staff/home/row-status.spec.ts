import { exampleRow, type CaseRow } from '@om/contracts/queue';
import { describe, expect, it } from '@jest/globals';
import { rowStatus } from './row-status.js';

const ME = 'SE2321000131-P000000000039';
const OTHER = {
  personId: 'SE2321000131-P000000000021',
  name: 'HSP21 TestPerson21',
  profession: 'physician' as const,
  since: '2026-11-23T09:10:00.000Z',
};
const at = '2026-11-23T09:20:00.000Z';
const handover: NonNullable<CaseRow['handover']> = {
  handoverId: '0198c1f2-0000-7000-8000-0000000000d1',
  proposedAt: at,
  from: { personId: ME, name: 'HSP39 TestPerson39', profession: 'nurse' },
  to: { careUnitId: 'min-vard', careUnitName: 'Min vård Testköping', role: 'physician' },
  priority: 3,
};
const kind = (over: Partial<CaseRow>, tab: Parameters<typeof rowStatus>[1] = 'waiting') =>
  rowStatus({ ...exampleRow, ...over }, tab, ME).kind;

describe('the status of a row', () => {
  it('says first that it is an emergency, then that a handover waits', () => {
    expect(kind({ emergencyAt: at, handover, overdueSince: at })).toBe('emergency');
    expect(kind({ handover, overdueSince: at })).toBe('handover');
  });
  it('knows whether the handover is the own one, which stays in Mina aktuella until it is answered', () => {
    expect(rowStatus({ ...exampleRow, handover }, 'mine', ME)).toMatchObject({ mine: true });
    expect(rowStatus({ ...exampleRow, handover }, 'handovers', OTHER.personId)).toMatchObject({
      mine: false,
    });
  });
  it('tells who has a case that is not the own one', () => {
    expect(kind({ responsible: OTHER }, 'booked')).toBe('taken');
    expect(kind({ responsible: OTHER }, 'guest')).toBe('guest');
    expect(kind({ responsible: { ...OTHER, personId: ME } }, 'booked')).toBe('online');
  });
  it('tells that nobody has answered in time, unless the patient is checked in and somebody should act on that', () => {
    expect(kind({ overdueSince: at, checkedInAt: at })).toBe('overdue');
    expect(kind({ checkedInAt: at, patientOnline: false })).toBe('checkedIn');
  });
  it('tells which colleague reads a case that nobody has, unless an alarm is more important', () => {
    const read = (over: Partial<CaseRow>) =>
      rowStatus({ ...exampleRow, ...over }, 'waiting', ME, 'HSP57 TestPerson57');
    expect(read({ checkedInAt: at })).toEqual({ kind: 'read', name: 'HSP57 TestPerson57' });
    expect(read({ overdueSince: at }).kind).toBe('overdue');
    expect(read({ responsible: { ...OTHER, personId: ME } }).kind).toBe('online');
  });
  it('tells since when there is something to document, whatever else is known', () => {
    expect(rowStatus({ ...exampleRow, dutySince: at, overdueSince: at }, 'to-document', ME)).toEqual({
      kind: 'document',
      at,
    });
  });
  it('tells by whom an ended visit was, and that a duplicate was linked', () => {
    expect(rowStatus({ ...exampleRow, responsible: OTHER }, 'ended', ME)).toEqual({
      kind: 'ended',
      name: OTHER.name,
    });
    expect(kind({ linkedTo: exampleRow.visitId }, 'ended')).toBe('linked');
  });
});
