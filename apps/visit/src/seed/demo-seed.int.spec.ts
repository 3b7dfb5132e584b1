import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registerPatient, unitChangedV1, type CareUnit } from '@om/contracts';
import { aService, exampleEvent, startTestInfrastructure, type TestInfrastructure } from '@om/testing';
import { granted, NURSE, TestClinic, UNIT } from '../testing/test-clinic.js';
import { DEMO_CASES } from './demo-cases.js';
import { DEMO_PERSONS } from './demo-persons.js';

const reasons: CareUnit['reasons'] = DEMO_CASES.map(({ reasonCode }) => ({
  code: reasonCode,
  label: reasonCode,
  priority: 3,
  questions: [{ questionId: 'hur-lange', text: 'Hur länge?', choices: ['En dag', 'Längre'] }],
  redFlag: 'Svårt att andas?',
}));
const tell = (to: TestClinic, careUnitId: string, version: number) =>
  to.service.emit(exampleEvent(unitChangedV1, { unit: { ...UNIT, careUnitId, version, reasons } }));

let infrastructure: TestInfrastructure;
let clinic: TestClinic;
/** The units become known before the demonstration is switched on, as after a start that was interrupted. */
beforeAll(async () => {
  infrastructure = await startTestInfrastructure();
  const before = await TestClinic.start({ infrastructure });
  await tell(before, 'min-vard', 2);
  await tell(before, 'exempelby', 2);
  await before.service.stop();
  clinic = await TestClinic.start({ infrastructure, env: { SEED: 'demo' } });
}, 60_000);
afterAll(async () => {
  await clinic.service.stop();
  await infrastructure.stop();
});

describe('the demonstration', () => {
  it('is in place when the service is ready: four patients wait, one is booked', async () => {
    const visits = await Promise.all(DEMO_CASES.map(({ visitId }) => clinic.read(visitId)));
    expect(visits.map(({ state }) => state)).toEqual([
      'waiting',
      'waiting',
      'waiting',
      'waiting',
      'scheduled',
    ]);
    const minutes = visits.map(({ waitingSince, bookedFor }) =>
      Math.round((Date.parse(waitingSince ?? bookedFor ?? '') - Date.now()) / 60_000),
    );
    expect(minutes).toEqual([-6, -12, -18, -22, 11]);
  });

  it('leaves what people have done since when it is planted again', async () => {
    const [first] = DEMO_CASES;
    if (!first) throw new Error('no case');
    const claimed = granted(await clinic.claim(first.visitId, NURSE)).visit;
    expect(await tell(clinic, 'min-vard', 3)).toBe('handled');
    expect(await clinic.read(first.visitId)).toEqual(claimed);
  });

  it('finds the patients by the number they log in with', async () => {
    const { name, personnummer, phone } = DEMO_PERSONS['P24-47'];
    const answer = await clinic.service.request(registerPatient, { personnummer, name }, aService('gateway'));
    expect(granted(answer).phone).toBe(phone);
  });
});
