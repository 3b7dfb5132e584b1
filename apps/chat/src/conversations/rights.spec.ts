import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot, type Principal } from '@om/contracts';
import { conversationOf } from './conversation.js';
import { authorOf, RIGHTS, standingOf } from './rights.js';

const conversation = conversationOf(exampleSnapshot);
const nurse = {
  kind: 'clinician',
  personId: 'SE2321000131-P000000000039',
  name: 'HSP39 TestPerson39',
  profession: 'nurse',
  careUnitId: 'min-vard',
  role: 'nurse',
} as const satisfies Principal;
const patient = {
  kind: 'patient',
  personId: exampleSnapshot.patient.patientId,
  name: 'Testpatient P24-40',
} as const satisfies Principal;

describe('standing in a conversation', () => {
  it.each([
    ['its patient', patient, 'patient'],
    ['another patient', { ...patient, personId: '0198c1f2-0000-7000-8000-000000000052' }, 'stranger'],
    ['the clinician who has the case', nurse, 'responsible'],
    ['that clinician logged in at another unit', { ...nurse, careUnitId: 'exempelby' }, 'stranger'],
    ['another clinician of the unit', { ...nurse, personId: 'SE2321000131-P000000000021' }, 'colleague'],
    ['a service', { kind: 'service', personId: 'gateway' }, 'stranger'],
  ] as const)('of %s', (_, principal, standing) => {
    expect(standingOf(conversation, principal)).toBe(standing);
  });

  it('lets a colleague read but not write, and a stranger neither', () => {
    expect(RIGHTS.colleague).toEqual({ read: true, takesPart: false });
    expect(RIGHTS.stranger).toEqual({ read: false, takesPart: false });
  });

  it('is colleague for every clinician while nobody has the case', () => {
    expect(standingOf({ ...conversation, responsible: undefined }, nurse)).toBe('colleague');
  });
});

describe('an author', () => {
  it('is named with profession on the care side only', () => {
    expect(authorOf(nurse)).toMatchObject({ side: 'care', profession: 'nurse' });
    expect(authorOf(patient)).not.toHaveProperty('profession');
  });
});
