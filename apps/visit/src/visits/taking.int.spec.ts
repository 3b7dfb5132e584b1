import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  endShift,
  reopenVisit,
  resumeVisit,
  startShift,
  type ClinicianPrincipal,
  type VisitSnapshot,
} from '@om/contracts';
import {
  aClinician,
  eventually,
  ServiceProcesses,
  startTestInfrastructure,
  type TestInfrastructure,
} from '@om/testing';
import { Shifts } from '../shifts/shifts.js';
import { codeOf, granted, TestClinic, UNIT } from '../testing/test-clinic.js';

/** Works in this suite only as queue says. */
const COLLEAGUE = aClinician({ personId: 'SE2321000131-P000000000057', name: 'HSP57 TestPerson57' });

/** Nothing that queue tells is newer. */
const NEWEST = 1_000_000;

let infrastructure: TestInfrastructure;
let clinic: TestClinic;
let others: ServiceProcesses;
beforeAll(async () => {
  infrastructure = await startTestInfrastructure();
  others = new ServiceProcesses(infrastructure);
  await others.start('queue');
  clinic = await TestClinic.start({ infrastructure });
  await clinic.newUnit(UNIT.careUnitId, { version: NEWEST });
}, 60_000);
afterAll(async () => {
  await others.stopAll();
  await clinic.service.stop();
  await infrastructure.stop();
});
afterEach(() => clinic.finishAll());

/** The shift begins at queue, which tells of it; the service may hear of that later. */
const begin = async (who: ClinicianPrincipal) => granted(await clinic.service.request(startShift, {}, who));
const end = async (who: ClinicianPrincipal): Promise<void> => {
  granted(await clinic.service.request(endShift, { escalate: true }, who));
  const heard = clinic.service.app.get(Shifts);
  await eventually(async () => (await heard.find(who.personId))?.onShift === false);
};
/** This service has heard that the shift is over; nothing else will be heard of it. */
const believedOver = (who: ClinicianPrincipal) => clinic.shiftHeard(who, false, NEWEST);

const closed = async (): Promise<VisitSnapshot> => {
  const { visitId } = await clinic.ended(0);
  const { sealRequestVersion } = await clinic.told('seal-requested', visitId);
  expect(sealRequestVersion).toBeDefined();
  await clinic.sealed(visitId, 2, { patient: 0, care: 0 });
  return clinic.told('closed', visitId);
};

describe('a clinician whose shift is over', () => {
  it('takes no case, goes on with none and opens none again; the next shift can', async () => {
    const { visitId } = await closed();
    const paused = await clinic.ended(72);
    const waiting = await clinic.send();
    await begin(COLLEAGUE);
    await end(COLLEAGUE);
    const phase = { reason: 'Provsvaret har kommit.', async: { kind: 'hours', hours: 72 } } as const;
    const claim = () => clinic.claim(waiting.visitId, COLLEAGUE);
    const resume = () => clinic.ask(resumeVisit, { visitId: paused.visitId }, COLLEAGUE);
    const reopen = () => clinic.ask(reopenVisit, { visitId, ...phase }, COLLEAGUE);
    for (const act of [claim, resume, reopen]) expect(codeOf(await act())).toBe('visit.shift-over');
    expect((await clinic.read(waiting.visitId)).state).toBe('waiting');
    await begin(COLLEAGUE);
    granted(await claim());
    granted(await clinic.cancel(waiting.visitId));
    for (const act of [resume, reopen]) granted(await act());
  });

  it('by what was heard last, and has begun a new one, takes the case: queue is asked before anybody is refused', async () => {
    await begin(COLLEAGUE);
    await believedOver(COLLEAGUE);
    const { visitId } = await clinic.send();
    expect(granted(await clinic.claim(visitId, COLLEAGUE)).visit.state).toBe('claimed');
  });

  it('takes the case while queue cannot be asked: no patient waits because nobody can say who works', async () => {
    await end(COLLEAGUE);
    await believedOver(COLLEAGUE);
    await others.kill('queue');
    const { visitId } = await clinic.send();
    expect(granted(await clinic.claim(visitId, COLLEAGUE)).visit.state).toBe('claimed');
  });
});
