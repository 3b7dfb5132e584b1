import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cancelByCare, createCase, createPatient, findPatient } from '@om/contracts';
import type { Payload } from '@om/messaging';
import { uuidV7Ids } from '@om/platform';
import { eventually } from '@om/testing';
import { codeOf, granted, NURSE, OUTSIDER, TestClinic } from '../testing/test-clinic.js';

const KNOWN = '198603042386';
const UNKNOWN = '195304162349';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await TestClinic.start();
}, 60_000);
afterAll(() => clinic.service.stop());
afterEach(() => clinic.finishAll());

const create = (over: Partial<Payload<typeof createCase>> = {}, by = NURSE) => {
  const [example] = createCase.examples;
  const payload = { ...example?.payload, visitId: uuidV7Ids.next(), ...over };
  return clinic.ask(createCase, payload as Payload<typeof createCase>, by);
};

describe('Skapa ärende', () => {
  it('on behalf of a patient lets them wait, reached by the given number, and says who created it', async () => {
    const { visit } = granted(await create());
    expect(visit).toMatchObject({
      state: 'waiting',
      patient: { personnummer: KNOWN, phone: '+46701740639' },
      createdBy: { personId: NURSE.personId, name: NURSE.name },
      lastChange: { byKind: 'clinician' },
    });
    expect(await clinic.told('sent', visit.visitId)).toEqual(visit);
    const row = await eventually(async () => {
      const [found] = await clinic.rows('audit', { visitId: visit.visitId, action: 'create' });
      return found ?? false;
    });
    expect(row).toMatchObject({ what: 'visit.create-case', careUnitId: 'min-vard' });
  });

  it('is refused while the patient has an open case for the same reason', async () => {
    const { visitId } = await clinic.send();
    expect(await create()).toMatchObject({
      refused: { code: 'visit.same-reason-open', params: { visitId } },
    });
  });

  it('puts someone who is missing into the register, which needs a name', async () => {
    expect(await create({ personnummer: UNKNOWN })).toMatchObject({
      refused: { code: 'visit.unknown-patient', field: 'name' },
    });
    const { visit } = granted(await create({ personnummer: UNKNOWN, name: 'Testpatient P24-38' }));
    expect(visit.patient).toMatchObject({ name: 'Testpatient P24-38', birthDate: '1953-04-16' });
  });

  it('carries that the patient’s identity is protected, because the patient says so or the register knows', async () => {
    const personnummer = '195709112790';
    const flagsOf = async (over: Partial<Payload<typeof createCase>>) => {
      const { visit } = granted(await create({ personnummer, name: 'Testpatient P24-52', ...over }));
      granted(
        await clinic.ask(cancelByCare, { visitId: visit.visitId, reason: 'Fel', message: 'Hej' }, NURSE),
      );
      return visit.flags;
    };
    expect(await flagsOf({})).toBeUndefined();
    expect(await flagsOf({ protectedIdentity: true })).toEqual({ protectedIdentity: true });
    expect(await flagsOf({})).toEqual({ protectedIdentity: true });
  });

  it('can be for another unit', async () => {
    expect(granted(await create({}, OUTSIDER)).visit).toMatchObject({
      careUnitId: 'min-vard',
      createdBy: { name: OUTSIDER.name },
    });
  });
});

describe('Sök patient', () => {
  const find = (personnummer: string, by: Parameters<TestClinic['ask']>[2] = NURSE) =>
    clinic.service.request(findPatient, { personnummer }, by);

  it('finds who is in the register with the open cases, and leaves an audit row', async () => {
    const { visitId } = await clinic.send();
    expect(await find(KNOWN)).toMatchObject({
      patient: { patientId: clinic.patient.personId },
      cases: [{ visitId, state: 'waiting' }],
    });
    const rows = await clinic.rows('audit', { what: 'visit.find-patient' });
    expect(rows.at(-1)).toMatchObject({ patientId: clinic.patient.personId, careUnitId: 'min-vard' });
  });

  it('finds nobody for a number that is not there, and writes that down too', async () => {
    expect(await find('197003199291')).toEqual({ patient: null, cases: [] });
    const rows = await clinic.rows('audit', { what: 'visit.find-patient' });
    expect(rows.at(-1)).toMatchObject({ patientId: null, actor: { personId: NURSE.personId } });
  });

  it('refuses a number that cannot be, and is for staff only', async () => {
    expect(codeOf(await find('198603042387'))).toBe('visit.invalid');
    expect(codeOf(await find(KNOWN, clinic.patient))).toBe('visit.forbidden');
  });
});

describe('Skapa patient', () => {
  it('twice is one patient', async () => {
    const person = { personnummer: '200205012396', name: 'Testpatient P24-49', phone: '+46701740649' };
    const [one, two] = await Promise.all([
      clinic.ask(createPatient, person, NURSE),
      clinic.ask(createPatient, person, NURSE),
    ]);
    expect(granted(one)).toEqual(granted(two));
    expect(granted(one).patient).toMatchObject({ ...person, sex: 'male' });
  });
});
