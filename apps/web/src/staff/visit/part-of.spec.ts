import { exampleSnapshot, type VisitSnapshot } from '@om/contracts/visit';
import { describe, expect, it } from '@jest/globals';
import { mayWrite, partOf } from './part-of.js';

const me = { personId: 'SE2321000131-P000000000021', name: 'HSP21 TestPerson21' };
const ME = {
  ...me,
  kind: 'clinician' as const,
  profession: 'physician',
  role: 'physician',
  careUnitId: 'min-vard',
};
const guest = {
  ...me,
  profession: 'physician' as const,
  careUnitId: 'min-vard',
  since: '2026-11-23T09:40:00.000Z',
  how: 'invited' as const,
  sees: 'from-now' as const,
  fromSeq: 7,
};
const handover: NonNullable<VisitSnapshot['handover']> = {
  handoverId: '0198c1f2-0000-7000-8000-0000000000d1',
  state: 'proposed',
  proposedAt: '2026-11-23T09:40:00.000Z',
  expiresAt: '2026-11-23T10:40:00.000Z',
  from: {
    personId: 'SE2321000131-P000000000039',
    name: 'HSP39 TestPerson39',
    profession: 'nurse',
    careUnitId: 'min-vard',
  },
  to: { careUnitId: 'min-vard', careUnitName: 'Min vård Testköping', role: 'physician', person: me },
  priority: 3,
  declinedBy: [],
};

describe('what a clinician is in a visit', () => {
  it('is the responsible before anything else', () => {
    const { responsible } = exampleSnapshot;
    expect(partOf(exampleSnapshot, { ...ME, personId: responsible?.personId ?? '' }).kind).toBe(
      'responsible',
    );
  });
  it('is a guest who reads from the place where they were let in', () => {
    expect(partOf({ ...exampleSnapshot, guests: [guest] }, ME)).toEqual({ kind: 'guest', fromSeq: 7 });
  });
  it('is asked while a handover to them waits, and cannot write to the patient before accepting', () => {
    const part = partOf({ ...exampleSnapshot, handover }, ME);
    expect([part.kind, mayWrite(part)]).toEqual(['asked', false]);
    const { person: _, ...role } = handover.to;
    expect(partOf({ ...exampleSnapshot, handover: { ...handover, to: role } }, ME).kind).toBe('asked');
  });
  it('is a reader once the handover is over, and still begins where a former guest of another unit began', () => {
    const over = { ...handover, state: 'declined' as const };
    expect(partOf({ ...exampleSnapshot, handover: over }, ME).kind).toBe('reader');
    const away = { ...ME, careUnitId: 'exempelby' };
    const then = { until: '2026-11-23T10:00:00.000Z', was: 'guest' as const };
    const former = { ...guest, ...then, careUnitId: 'exempelby' };
    expect(partOf({ ...exampleSnapshot, formerParticipants: [former] }, away)).toEqual({
      kind: 'reader',
      fromSeq: 7,
    });
  });
});
