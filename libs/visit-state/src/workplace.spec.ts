import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { standingOf } from './standing.js';
import { CLINICIANS, PATIENT } from './testing/simulated-clinic.js';
import { elsewhereOf, isListedFor, type Listed } from './workplace.js';

const [NURSE, COLLEAGUE] = CLINICIANS;
const away = { ...NURSE, careUnitId: 'elsewhere' };
const patient = { patientId: PATIENT.personId };
const row = (over: Partial<Listed> = {}): Listed => ({ careUnitId: 'min-vard', patient, ...over });
const to = (careUnitId: string, role: string, personId?: string) => ({
  from: { personId: COLLEAGUE.personId },
  to: { careUnitId, role, ...(personId !== undefined && { person: { personId, name: '' } }) },
});

describe('a row of one’s own', () => {
  it('opens where one works with it, and says where that is from anywhere else', () => {
    const { personId } = NURSE;
    const own: readonly (readonly [Partial<Listed>, { careUnitId: string; role?: string }])[] = [
      [{ responsible: { personId } }, { careUnitId: 'min-vard' }],
      [{ guests: [{ personId, careUnitId: 'exempelby' }] }, { careUnitId: 'exempelby' }],
      [{ duties: [{ personId, careUnitId: 'exempelby' }] }, { careUnitId: 'exempelby' }],
      [{ guests: [{ personId }] }, { careUnitId: 'min-vard' }],
      [{ handover: to('exempelby', 'nurse', personId) }, { careUnitId: 'exempelby', role: 'nurse' }],
    ];
    for (const [over, workplace] of own) {
      expect(elsewhereOf(row(over), away)).toEqual(workplace);
      expect(elsewhereOf(row(over), { ...NURSE, ...workplace })).toBeUndefined();
    }
  });

  it('is no row of a colleague at another unit, nor of a group they do not work in', () => {
    const shown = row({ responsible: { personId: COLLEAGUE.personId }, handover: to('exempelby', 'nurse') });
    expect(isListedFor(shown, away)).toBe(false);
    expect(isListedFor(shown, { ...NURSE, careUnitId: 'exempelby', role: 'nurse' })).toBe(true);
    expect(isListedFor(shown, { ...NURSE, careUnitId: 'exempelby', role: 'physician' })).toBe(false);
  });

  it('never leads to a visit that is not there: it opens here, or at the unit it names', () => {
    const unit = fc.constantFrom('min-vard', 'exempelby', 'elsewhere');
    const person = fc.constantFrom(NURSE.personId, COLLEAGUE.personId);
    const role = fc.constantFrom('nurse', 'physician');
    const part = fc.record({ personId: person, careUnitId: unit });
    const rows = fc.record({
      careUnitId: unit,
      patient: fc.constant(patient),
      responsible: fc.option(fc.record({ personId: person }), { nil: undefined }),
      guests: fc.array(part, { maxLength: 2 }),
      duties: fc.array(part, { maxLength: 2 }),
      handover: fc.option(
        fc.tuple(unit, role, fc.option(person, { nil: undefined })).map((parts) => to(...parts)),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(rows, unit, role, (shown, careUnitId, asRole) => {
        const who = { ...NURSE, careUnitId, role: asRole };
        const { handover, duties, ...rest } = shown;
        const visit = {
          ...rest,
          formerParticipants: duties,
          handover: handover && { ...handover, state: 'proposed' as const, declinedBy: [] },
        };
        const elsewhere = elsewhereOf(shown, who);
        const opens = standingOf(visit, { ...who, ...elsewhere }) !== 'stranger';
        expect(opens).toBe(isListedFor(shown, who));
        const isOwn = shown.responsible?.personId === who.personId;
        if (isOwn) expect(isListedFor(shown, who)).toBe(true);
      }),
    );
  });
});
