import { describe, expect, it } from '@jest/globals';
import { PATIENT_PERSONS, STAFF_PERSONS } from './test-persons.js';

/** Luhn check sum of the ten digits from the year's last two on, as Skatteverket describes it (SKV 704). */
const luhnSum = (digits: string): number =>
  digits.split('').reduce((sum, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return sum + (product > 9 ? product - 9 : product);
  }, 0);

const birthDate = (personnummer: string): Date =>
  new Date(`${personnummer.slice(0, 4)}-${personnummer.slice(4, 6)}-${personnummer.slice(6, 8)}T00:00:00Z`);

describe('the test patients', () => {
  it.each(PATIENT_PERSONS)(
    '$name has a well-formed personnummer with a right check digit',
    ({ personnummer }) => {
      expect(personnummer).toMatch(/^\d{12}$/);
      expect(birthDate(personnummer).toISOString().slice(0, 10).replaceAll('-', '')).toBe(
        personnummer.slice(0, 8),
      );
      expect(luhnSum(personnummer.slice(2)) % 10).toBe(0);
    },
  );

  it.each(PATIENT_PERSONS)('$name is an adult, and of the sex the chooser says', ({ personnummer, note }) => {
    expect(Number(personnummer.slice(0, 4))).toBeLessThanOrEqual(2006);
    expect(note.replace(', skyddad identitet', '')).toBe(
      `${Number(personnummer[10]) % 2 === 0 ? 'Kvinna' : 'Man'}, född ${personnummer.slice(0, 4)}`,
    );
  });

  it('are seven, one of them with protected identity, and nobody shares an identity', () => {
    expect(PATIENT_PERSONS).toHaveLength(7);
    expect(PATIENT_PERSONS.filter(({ protectedIdentity }) => protectedIdentity)).toHaveLength(1);
    expect(new Set(PATIENT_PERSONS.map(({ personnummer }) => personnummer)).size).toBe(7);
    expect(new Set(PATIENT_PERSONS.map(({ id }) => id)).size).toBe(7);
  });
});

describe('the test staff', () => {
  it('are six with different HSA-ids', () => {
    expect(STAFF_PERSONS).toHaveLength(6);
    expect(new Set(STAFF_PERSONS.map(({ hsaId }) => hsaId)).size).toBe(6);
  });
});
