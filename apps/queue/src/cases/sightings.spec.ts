import { describe, expect, it } from '@jest/globals';
import { exampleRow, type ClinicianPrincipal } from '@om/contracts';
import { sighting } from './sightings.js';

const nurse: ClinicianPrincipal = {
  kind: 'clinician',
  personId: 'SE2321000131-P000000000039',
  name: 'HSP39 TestPerson39',
  profession: 'nurse',
  careUnitId: 'min-vard',
  role: 'nurse',
};
const morning = new Date('2026-11-23T07:00:00.000Z');
const idOf = (who: ClinicianPrincipal, at: Date, row = exampleRow) => sighting(who, row, at).id;

describe('seeing a case in a list', () => {
  it('is one row a person, case and day', () => {
    const evening = new Date('2026-11-23T19:00:00.000Z');
    expect(idOf(nurse, morning)).toBe(idOf(nurse, evening));
    expect(idOf(nurse, morning)).not.toBe(idOf(nurse, new Date('2026-11-24T07:00:00.000Z')));
    expect(idOf(nurse, morning)).not.toBe(
      idOf({ ...nurse, personId: 'SE2321000131-P000000000021' }, morning),
    );
    const other = { ...exampleRow, visitId: '0198c1f2-0000-7000-8000-000000000002' };
    expect(idOf(nurse, morning)).not.toBe(idOf(nurse, morning, other));
  });

  it('says who, at which unit, which patient and when', () => {
    expect(sighting(nurse, exampleRow, morning)).toMatchObject({
      at: morning,
      actor: nurse,
      careUnitId: 'min-vard',
      patientId: exampleRow.patient.patientId,
      visitId: exampleRow.visitId,
      action: 'read',
    });
  });
});
