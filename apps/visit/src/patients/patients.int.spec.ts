import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registerPatient } from '@om/contracts';
import { aService } from '@om/testing';
import { codeOf, granted, NURSE, TestClinic } from '../testing/test-clinic.js';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await TestClinic.start();
}, 60_000);
afterAll(() => clinic.service.stop());

const person = { personnummer: '197003199291', name: 'Testpatient P24-47' };
const register = (
  payload = person,
  who: Parameters<typeof clinic.service.request>[2] = aService('gateway'),
) => clinic.service.request(registerPatient, payload, who);

describe('the patient register', () => {
  it('has a person once, also when they log in in several windows at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => register()));
    const ids = answers.map((answer) => granted(answer).patientId);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).not.toContain(person.personnummer);
  });

  it('leaves an audit row for the creation and for every later look', async () => {
    const { patientId } = granted(await register());
    const rows = await clinic.rows('audit', { patientId });
    expect(rows.filter(({ action }) => action === 'create')).toHaveLength(1);
    expect(rows.at(-1)).toMatchObject({ action: 'read', what: 'visit.register-patient' });
  });

  it('refuses a number that cannot exist, and names the field', async () => {
    expect(await register({ ...person, personnummer: '197003199292' })).toMatchObject({
      refused: { code: 'visit.invalid', field: 'personnummer' },
    });
  });

  it('answers the gateway only', async () => {
    for (const who of [NURSE, clinic.patient])
      expect(codeOf(await register(person, who))).toBe('visit.forbidden');
  });
});
