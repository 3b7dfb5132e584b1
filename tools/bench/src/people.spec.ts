import { describe, expect, it } from '@jest/globals';
import { peopleOf } from './people.js';

const luhnSum = (digits: string): number =>
  Array.from(digits).reduce((sum, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return sum + (product > 9 ? product - 9 : product);
  }, 0);

describe('the people of a measurement', () => {
  const { patients, staff } = peopleOf({ staff: 20, patients: 500 });

  it('are different persons', () => {
    expect(new Set(patients.map(({ personnummer }) => personnummer)).size).toBe(500);
    expect(new Set(staff.map(({ hsaId }) => hsaId)).size).toBe(20);
  });

  it('have numbers with a right check digit, of a time from which nobody lives', () => {
    for (const { personnummer } of patients) {
      expect(personnummer).toMatch(/^188001\d{6}$/);
      expect(luhnSum(personnummer.slice(2)) % 10).toBe(0);
    }
  });

  it('are obviously nobody by their names', () => {
    expect(staff.every(({ name }) => /^HSP9\d{4} TestPerson9\d{4}$/.test(name))).toBe(true);
    expect(patients.every(({ name }) => /^Testpatient B24-\d{4}$/.test(name))).toBe(true);
  });
});
