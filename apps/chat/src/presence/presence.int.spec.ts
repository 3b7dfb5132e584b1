import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportPresence } from '@om/contracts';
import { CLOCK, uuidV7Ids } from '@om/platform';
import { aClinician, FixedClock, type TestService } from '@om/testing';
import { startChat, STEPS, TestCase } from '../testing/test-case.js';
import { PRESENCE_EXPIRY_MS } from './presence.js';

describe('presence of a patient', () => {
  let chat: TestService;
  const clock = new FixedClock(new Date());
  beforeAll(async () => {
    chat = await startChat({ replace: [[CLOCK, clock]] });
  });
  afterAll(() => chat.stop());

  const report = (test: TestCase, online: boolean, gatewayId = 'gateway-1') =>
    chat.request(reportPresence, { online, gatewayId }, test.patient);
  const told = (test: TestCase, online: boolean, sinceVersion = 0) =>
    chat.nextPublished(
      'chat.presence-changed.v1',
      ({ subject, version, data }) =>
        subject === test.patient.personId &&
        version > sinceVersion &&
        (data as { presence: { online: boolean } }).presence.online === online,
    );

  it('is refused for anyone who is not a patient', async () => {
    const asked = await chat.request(reportPresence, { online: true, gatewayId: 'g' }, aClinician());
    expect(asked).toMatchObject({ refused: { code: 'chat.not-participant' } });
  });

  it('is told to the units of the patient’s open cases, and shown to staff', async () => {
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    expect(await report(test, true)).toEqual({ online: true });
    expect((await told(test, true)).careunits).toEqual(['min-vard']);
    expect((await test.history(test.responsible)).presence).toMatchObject({ online: true });
    expect(await report(test, false)).toEqual({ online: false });
    await told(test, false);
  });

  it('names the visit in view to who reads that visit, and no other', async () => {
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    const looking = { online: true, gatewayId: 'gateway-1', visitIds: [test.visitId] };
    await chat.request(reportPresence, looking, test.patient);
    expect((await test.history(test.responsible)).presence).toMatchObject({ visitIds: [test.visitId] });
    const other = { ...looking, visitIds: [uuidV7Ids.next()] };
    await chat.request(reportPresence, other, test.patient);
    const { presence } = await test.history(test.responsible);
    expect(presence).toMatchObject({ online: true });
    expect(presence).not.toHaveProperty('visitIds');
  });

  it('is told to a unit that gets its first case of a patient who is already here', async () => {
    const test = new TestCase(chat);
    await report(test, true);
    await test.hear(STEPS.waiting);
    expect((await told(test, true)).careunits).toEqual(['min-vard']);
    const elsewhere = { ...test.visit, visitId: uuidV7Ids.next(), careUnitId: 'exempelby' };
    await test.redeliver(elsewhere);
    const again = await told(test, true, (await told(test, true)).version);
    expect(again.careunits).toEqual(['exempelby', 'min-vard']);
  });

  it('runs out 60 s after the last word of a gateway that says nothing more', async () => {
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    await report(test, true);
    const online = await told(test, true);
    clock.advance(PRESENCE_EXPIRY_MS + 1);
    const offline = await told(test, false);
    expect(offline.version).toBeGreaterThan(online.version);
    expect(offline.actor).toEqual({ kind: 'service', personId: 'chat' });
  });
});
