import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registerPatient } from '@om/contracts';
import type { Payload } from '@om/messaging';
import { aService, eventually } from '@om/testing';
import { codeOf, granted, NURSE, TestClinic } from '../testing/test-clinic.js';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await TestClinic.start();
}, 60_000);
afterAll(() => clinic.service.stop());

const REGISTERED = { what: 'visit.register-patient' };
const person = { personnummer: '197003199291', name: 'Testpatient P24-47' };
const register = (
  payload: Payload<typeof registerPatient> = person,
  who: Parameters<typeof clinic.service.request>[2] = aService('gateway'),
) => clinic.service.request(registerPatient, payload, who);

describe('the patient register', () => {
  const logins = 10;

  it('has a person once, also when they log in in several windows at once', async () => {
    const answers = await Promise.all(Array.from({ length: logins }, () => register()));
    const ids = answers.map((answer) => granted(answer).patientId);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).not.toContain(person.personnummer);
  });

  it('leaves an audit row for the creation and for every later look', async () => {
    const { patientId } = granted(await register());
    await eventually(async () => (await clinic.rows('audit', { patientId, action: 'create' })).length === 1);
    const looks = await clinic.rows('audit', { ...REGISTERED, patientId, action: 'read' });
    expect(looks).toHaveLength(logins + 1);
  });

  it('refuses a number that cannot exist, and names the field', async () => {
    expect(await register({ ...person, personnummer: '197003199292' })).toMatchObject({
      refused: { code: 'visit.invalid', field: 'personnummer' },
    });
  });

  it('says of every case that the identity is protected, as the login said last', async () => {
    const flagged = async (protectedIdentity?: boolean) => {
      const said = protectedIdentity === undefined ? {} : { protectedIdentity };
      const { patientId, name } = granted(await register({ ...person, ...said }));
      const who = { kind: 'patient', personId: patientId, name } as const;
      const { visitId, flags } = await clinic.send({ interpreter: 'somaliska' }, who);
      granted(await clinic.cancel(visitId, who));
      return flags;
    };
    const interpreter = 'somaliska';
    expect(await flagged()).toEqual({ interpreter });
    expect(await flagged(true)).toEqual({ interpreter, protectedIdentity: true });
    expect(await flagged()).toEqual({ interpreter, protectedIdentity: true });
    expect(await flagged(false)).toEqual({ interpreter });
    await eventually(
      async () => (await clinic.rows('audit', { ...REGISTERED, action: 'change' })).length === 2,
    );
  });

  it('answers the gateway only', async () => {
    for (const who of [NURSE, clinic.patient])
      expect(codeOf(await register(person, who))).toBe('visit.forbidden');
  });
});
