import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportPresences } from '@om/contracts';
import { CLOCK, uuidV7Ids } from '@om/platform';
import { aService, FixedClock, type TestService } from '@om/testing';
import { startChat, STEPS, TestCase } from '../testing/test-case.js';
import { PRESENCE_EXPIRY_MS } from './presence.js';

describe('presence of a patient', () => {
  let chat: TestService;
  const clock = new FixedClock(new Date());
  beforeAll(async () => {
    chat = await startChat({ replace: [[CLOCK, clock]] });
  });
  afterAll(() => chat.stop());

  const told = (test: TestCase, online: boolean, sinceVersion = 0) =>
    chat.nextPublished(
      'chat.presence-changed.v1',
      ({ subject, version, data }) =>
        subject === test.patient.personId &&
        version > sinceVersion &&
        (data as { presence: { online: boolean } }).presence.online === online,
    );

  it('is told by gateways only', async () => {
    const test = new TestCase(chat);
    const words = { gatewayId: 'g', patients: [test.word()] };
    for (const by of [test.patient, test.responsible, aService('visit')])
      expect(await chat.request(reportPresences, words, by)).toMatchObject({
        refused: { code: 'chat.not-participant' },
      });
  });

  it('is told of many patients at once; a word that cannot be taken loses no other', async () => {
    const tests = Array.from({ length: 5 }, () => new TestCase(chat));
    for (const test of tests) await test.hear(STEPS.started);
    const bad = { ...new TestCase(chat).word(), patientId: 'nobody' };
    const patients = tests.flatMap((test, index) => (index === 2 ? [bad, test.word()] : [test.word()]));
    expect(await chat.request(reportPresences, { gatewayId: 'g', patients }, aService('gateway'))).toEqual({
      notTaken: [{ patientId: 'nobody', code: 'chat.invalid' }],
    });
    for (const test of tests) expect((await told(test, true)).actor).toEqual(test.patient);
  });

  it('is told to the units of the patient’s open cases, and shown to staff', async () => {
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    await test.seen();
    expect((await told(test, true)).careunits).toEqual(['min-vard']);
    expect((await test.history(test.responsible)).presence).toMatchObject({ online: true });
    await test.seen({ online: false });
    await told(test, false);
  });

  it('names the visit in view to who reads that visit, and no other', async () => {
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    await test.seen({ visitIds: [test.visitId] });
    expect((await test.history(test.responsible)).presence).toMatchObject({ visitIds: [test.visitId] });
    await test.seen({ visitIds: [uuidV7Ids.next()] });
    const { presence } = await test.history(test.responsible);
    expect(presence).toMatchObject({ online: true });
    expect(presence).not.toHaveProperty('visitIds');
  });

  it('is told to a unit that gets its first case of a patient who is already here', async () => {
    const test = new TestCase(chat);
    await test.seen();
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
    await test.seen();
    const online = await told(test, true);
    clock.advance(PRESENCE_EXPIRY_MS + 1);
    const offline = await told(test, false);
    expect(offline.version).toBeGreaterThan(online.version);
    expect(offline.actor).toEqual({ kind: 'service', personId: 'chat' });
  });
});
