import { describe, expect, it } from '@jest/globals';
import { exampleMessages, exampleSnapshot, exampleUnit, patientCase, patientUnit } from '@om/contracts';
import { aPatient } from '@om/testing';
import fc from 'fast-check';
import { forPatient, patientCaseOf, patientUnitOf } from './patient-case.js';

const patient = aPatient({ personId: exampleSnapshot.patient.patientId });
const KEPT_INSIDE = [
  'priority',
  'personnummer',
  'notifyAt',
  'claimNumber',
  'autoMessage',
  'lastChange',
  'patient',
];

describe('a case as its patient sees it', () => {
  it('holds only what the contract lists, whatever a visit comes to hold (invariant 5)', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 12 }), fc.string()), (later) => {
        const shown = patientCaseOf({ ...later, ...exampleSnapshot }, patient);
        expect(Object.keys(patientCase.shape)).toEqual(expect.arrayContaining(Object.keys(shown)));
        for (const key of KEPT_INSIDE) expect(shown).not.toHaveProperty(key);
        expect(shown.responsible).not.toHaveProperty('personId');
      }),
    );
  });

  it.each([
    ['waiting', true],
    ['claimed', true],
    ['ongoing', false],
    ['async', false],
    ['closed', false],
    ['cancelled', false],
  ] as const)('can be taken back while %s: %s', (state, canCancel) => {
    expect(patientCaseOf({ ...exampleSnapshot, state }, patient).canCancel).toBe(canCancel);
  });

  it('of somebody else cannot be taken back', () => {
    expect(
      patientCaseOf(exampleSnapshot, aPatient({ personId: '0198c1f2-0000-7000-8000-00000000ffff' }))
        .canCancel,
    ).toBe(false);
  });
});

describe('a care unit as patients see it', () => {
  it('has neither priorities nor settings', () => {
    const shown = patientUnitOf(exampleUnit);
    expect(Object.keys(patientUnit.shape)).toEqual(expect.arrayContaining(Object.keys(shown)));
    expect(JSON.stringify(shown)).not.toMatch(/priority|greeting|asyncChoices|autoMessage/);
  });
});

describe('a message as its patient sees it', () => {
  it.each(exampleMessages.map((message) => [message.kind, message] as const))(
    '%s has no HSA-id',
    (_kind, message) => {
      const shown = forPatient(message);
      expect(JSON.stringify(shown)).not.toContain('SE2321000131');
      expect({ ...shown, author: undefined }).toEqual({ ...message, author: undefined });
      expect(shown.author?.name).toBe(message.author?.name);
    },
  );
});
