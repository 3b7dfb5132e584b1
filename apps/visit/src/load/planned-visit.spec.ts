import { describe, expect, it } from '@jest/globals';
import { exampleUnit, visitSnapshot, type CareUnit } from '@om/contracts';
import { identityOf } from '../patients/personnummer.js';
import { plannedVisit } from './planned-visit.js';
import { planOf } from './plan.js';

const reasons = Array.from({ length: 7 }, (_, index) => ({
  code: `reason-${index}`,
  label: `Reason ${index}`,
  priority: 3 as const,
  questions: [{ questionId: 'hur-lange', text: 'Hur länge?', choices: ['En dag', 'Längre'] }],
  redFlag: 'Svårt att andas?',
}));
const unitOf = (careUnitId: string): CareUnit => ({ ...exampleUnit, careUnitId, reasons });
const units = new Map(['min-vard', 'exempelby'].map((id) => [id, unitOf(id)]));
const now = new Date('2026-11-23T12:00:00.000Z');
const numbers = [...Array(100).keys(), 100, 107, 108, 109, 99_999];

describe('a made-up visit', () => {
  it.each(numbers)('number %i comes to its stage by the rules, and fits the contract', (index) => {
    const { record, patient } = plannedVisit(index, units, now);
    expect(record.visit.state).toBe(planOf(index).stage);
    expect(visitSnapshot.safeParse(record.visit).error).toBeUndefined();
    expect(identityOf(patient.personnummer)?.birthDate).toMatch(/^18[78]\d-/);
  });

  it('has the same ids at every load, whatever the time', () => {
    const [one, other] = [now, new Date(0)].map((time) => plannedVisit(1_234, units, time));
    expect(one?.record.visit.visitId).toBe(other?.record.visit.visitId);
    expect(one?.patient).toEqual(other?.patient);
  });

  it('is never a second open case of a patient for the same reason at the same unit', () => {
    const keys = Array.from({ length: 400 }, (_, index) => plannedVisit(index, units, now).record.visit).map(
      ({ patient, careUnitId, reason }) => `${patient.patientId} ${careUnitId} ${reason.code}`,
    );
    expect(new Set(keys).size).toBe(400);
  });
});
