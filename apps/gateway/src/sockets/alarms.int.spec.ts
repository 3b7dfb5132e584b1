/** @jest-environment @om/testing/worker-environment */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { listAlarms, type ServerFrame } from '@om/contracts';
import type { Browser, TestSocket } from '../testing/browser.js';
import { Clinic } from '../testing/clinic.js';
import { GatewayUnderTest } from '../testing/gateway-under-test.js';
import { prepare } from '../testing/walks/walk.js';

let system: GatewayUnderTest;
let clinic: Clinic;
let lead: Browser;
let colleague: Browser;

beforeAll(async () => {
  system = await GatewayUnderTest.shared();
  clinic = await Clinic.open(system);
  colleague = await system.loggedIn('staff', 'HSP64 TestPerson64');
  const choice = { careUnitId: 'min-vard', role: 'nurse', escalate: true };
  await colleague.send('POST', '/api/staff/session/assignment', choice);
}, 60_000);
afterAll(async () => {
  await clinic.close();
  await system.stop();
});
beforeEach(async () => {
  lead = await system.staff('physician');
});

const goHome = () => lead.send('POST', '/api/staff/logout', { escalate: true });
/** *Akut!* in a visit of the nurse: the alarm is theirs and the lead's. */
const anEmergency = async (): Promise<string> => {
  const { visitId } = await clinic.ongoingVisit();
  await prepare(clinic.nurse, `/api/staff/visits/${visitId}/raise-emergency`, {});
  return visitId;
};
const about =
  (visitId: string) =>
  ({ alarm }: Extract<ServerFrame, { type: 'alarm' }>): boolean =>
    alarm.visitId === visitId;
/** What the colleague's list has of a visit. */
const alarmsOf = async (visitId: string) => {
  const answer: unknown = await (await colleague.ask('/api/staff/alarms')).json();
  return listAlarms.answer.parse(answer).alarms.filter((alarm) => alarm.visitId === visitId);
};
const aScreen = (of = colleague): Promise<TestSocket> => clinic.connect(of, 'staff');

describe('an alarm', () => {
  it('is shown at once to the lead who is at work, and to no colleague', async () => {
    const [screen, leads] = [await aScreen(), await aScreen(lead)];
    const visitId = await anEmergency();
    await leads.next('alarm', about(visitId));
    screen.say({ type: 'ping', ref: 'after' });
    await screen.next('pong');
    expect(screen.of('alarm').filter(about(visitId))).toEqual([]);
    expect(await alarmsOf(visitId)).toEqual([]);
  });

  it('is shown at once to everyone of the unit while no lead is at work, and so is who looks after it', async () => {
    await goHome();
    const screen = await aScreen();
    const visitId = await anEmergency();
    const { alarm } = await screen.next('alarm', about(visitId));
    expect(await alarmsOf(visitId)).toMatchObject([{ alarmId: alarm.alarmId }]);
    await prepare(colleague, `/api/staff/alarms/${alarm.alarmId}/acknowledge`, {});
    await screen.next('alarm', (frame) => frame.alarm.acknowledged !== undefined);
  });

  it('that waits becomes everyone’s at once when the last lead goes home, and the lead’s again when one comes', async () => {
    const visitId = await anEmergency();
    const screen = await aScreen();
    expect(await alarmsOf(visitId)).toEqual([]);
    await goHome();
    await screen.next('leads-changed');
    expect(await alarmsOf(visitId)).toHaveLength(1);
    await system.staff('physician');
    await screen.until(() => screen.of('leads-changed').length === 2);
    expect(await alarmsOf(visitId)).toEqual([]);
  });
});
