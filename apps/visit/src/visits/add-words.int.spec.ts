import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { addWords, type ClinicianPrincipal, type PatientPrincipal } from '@om/contracts';
import { codeOf, granted, NURSE, OUTSIDER, TestClinic } from '../testing/test-clinic.js';

let clinic: TestClinic;
let other: PatientPrincipal;
beforeAll(async () => {
  clinic = await TestClinic.start();
  other = await clinic.newPatient('197003199291', 'Testpatient P24-47');
}, 60_000);
afterAll(() => clinic.service.stop());
afterEach(() => clinic.finishAll());

const add = (
  visitId: string,
  text: string,
  by: ClinicianPrincipal | PatientPrincipal = clinic.patient,
  commandId?: string,
) => clinic.ask(addWords, { visitId, text }, by, commandId);

describe('words that the patient adds', () => {
  it('stand in the case with their time, in order, and everyone is told', async () => {
    const { visitId } = await clinic.send();
    granted(await add(visitId, 'Nu har jag fått feber.'));
    granted(await clinic.claim(visitId));
    const { visit } = granted(await add(visitId, '38,5 grader.'));
    expect(visit.additions?.map(({ text }) => text)).toEqual(['Nu har jag fått feber.', '38,5 grader.']);
    expect(await clinic.told('words-added', visitId, visit.version - 1)).toEqual(visit);
    expect(visit.additions?.[1]?.at).toBe(visit.lastChange.at);
    expect((await clinic.read(visitId)).additions).toEqual(visit.additions);
  });

  it('are there once, however often they are sent with the same id', async () => {
    const { visitId } = await clinic.send();
    const commandId = '0198c1f2-0000-7000-8000-00000000c0de';
    await Promise.all([1, 2, 3].map(() => add(visitId, 'Feber.', clinic.patient, commandId)));
    expect((await clinic.read(visitId)).additions).toHaveLength(1);
  });

  it('are taken also while Ta emot is being pressed', async () => {
    const { visitId } = await clinic.send();
    const [claimed, added] = await Promise.all([clinic.claim(visitId), add(visitId, 'Feber.')]);
    granted(claimed);
    granted(added);
    expect(await clinic.read(visitId)).toMatchObject({ state: 'claimed', additions: [{ text: 'Feber.' }] });
  });

  it('are refused to everyone else, after ten times, and once the visit has begun', async () => {
    const { visitId } = await clinic.send();
    expect(codeOf(await add(visitId, 'Text', other))).toBe('visit.not-found');
    expect(codeOf(await add(visitId, 'Text', OUTSIDER))).toBe('visit.not-found');
    expect(codeOf(await add(visitId, 'Text', NURSE))).toBe('visit.forbidden');
    for (let count = 0; count < 10; count += 1) granted(await add(visitId, `Tillägg ${count}`));
    expect(codeOf(await add(visitId, 'Ett till'))).toBe('visit.too-many-additions');
    granted(await clinic.start(granted(await clinic.claim(visitId)).visit));
    expect(codeOf(await add(visitId, 'För sent'))).toBe('visit.state-forbids');
  });
});
