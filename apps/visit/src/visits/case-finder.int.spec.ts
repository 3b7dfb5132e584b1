import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listEarlierCases } from '@om/contracts';
import { granted, NURSE, TestClinic } from '../testing/test-clinic.js';
import { CaseFinder } from './case-finder.js';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await TestClinic.start();
}, 60_000);
afterAll(() => clinic.service.stop());

describe('looking for cases', () => {
  it('finds a patient’s own and earlier ones, newest first, the visit itself left out', async () => {
    const first = await clinic.send();
    granted(await clinic.cancel(first.visitId));
    const second = await clinic.ended(0);
    const third = await clinic.send();
    const own = await clinic.service.app.get(CaseFinder).ownCases(clinic.patient.personId);
    expect(own.map(({ visitId }) => visitId)).toEqual([third.visitId, second.visitId, first.visitId]);
    const { visitId } = second;
    const { cases } = granted(await clinic.service.request(listEarlierCases, { visitId }, NURSE));
    expect(cases.map((row) => row.visitId)).toEqual([third.visitId, first.visitId]);
    expect(cases[0]).not.toHaveProperty('ownWords');
  });
});
