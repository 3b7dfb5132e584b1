import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exampleSnapshot, listDevSms, setDevSms, visitEndedV1, visitReleasedV1 } from '@om/contracts';
import { isRefused, type Answer } from '@om/messaging';
import { DueTimers } from '@om/persistence';
import { eventually, type TestService } from '@om/testing';
import { messageModel, type MessageDocument } from '../messages/message.schema.js';
import { REACH_TIMER } from '../messages/posting.js';
import { modelOf, startChat, STEPS, TEST_LINK, TestCase } from '../testing/test-case.js';

describe('reaching an absent patient', () => {
  let chat: TestService;
  beforeAll(async () => {
    chat = await startChat();
  });
  afterAll(() => chat.stop());

  const channel = async (test: TestCase): Promise<Answer<typeof listDevSms>> => {
    const answer = await chat.request(listDevSms, {}, test.responsible);
    if (isRefused(answer)) throw new Error(answer.refused.code);
    return answer;
  };
  const smsOf = async (test: TestCase) =>
    (await channel(test)).sms.filter(({ id }) => id.startsWith(test.visitId));
  const shown = async (test: TestCase): Promise<string[]> =>
    (await test.history(test.responsible)).notifications.map(({ kind, status }) => `${kind} ${status}`);
  const becomes = (test: TestCase, expected: string[]) =>
    eventually(async () => {
      // Not to wait for the process's own look, which may be a second away at each step.
      await chat.app.get(DueTimers, { strict: false }).runDue();
      expect(await shown(test)).toEqual(expected);
    });

  it('tells once at the claim, follows the SMS until it is delivered, and puts nothing of the case in it', async () => {
    const test = new TestCase(chat);
    await test.hear(STEPS.claimed);
    await Promise.all([1, 2, 3].map(() => test.redeliver(test.visit)));
    await becomes(test, ['turn-soon delivered']);
    const [sms, ...more] = await smsOf(test);
    expect(more).toEqual([]);
    expect(sms).toMatchObject({ to: exampleSnapshot.patient.phone, status: 'delivered' });
    expect(sms?.text).toContain(TEST_LINK);
    expect(sms?.text).not.toContain(test.visit.reason.label);
    const told = (await chat.published('chat.patient-reached.v1')).filter(
      ({ subject }) => subject === test.visitId,
    );
    expect(
      told.map(({ data }) => (data as { notification: { status: string } }).notification.status),
    ).toEqual(['sending', 'sent', 'delivered']);
    expect(told.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it('apologises when the case is given back after the SMS, and tells again at the next claim', async () => {
    const test = new TestCase(chat);
    await test.hear(STEPS.claimed);
    await test.hear({ ...STEPS.waiting }, visitReleasedV1);
    await test.hear({ ...STEPS.claimed, responsible: exampleSnapshot.responsible, claimNumber: 2 });
    await becomes(test, ['turn-soon delivered', 'released delivered', 'turn-soon delivered']);
  });

  it('says that it failed, so that staff can ring, and tries anew at the start', async () => {
    const test = new TestCase(chat);
    await chat.request(setDevSms, { failing: true }, test.responsible);
    await test.hear(STEPS.claimed);
    await becomes(test, ['turn-soon failed']);
    await chat.request(setDevSms, { failing: false }, test.responsible);
    await test.hear(STEPS.started);
    await becomes(test, ['turn-soon failed', 'started delivered']);
  });

  it('says that there is no number to send to', async () => {
    const { phone: _, ...patient } = exampleSnapshot.patient;
    const test = new TestCase(chat);
    await test.hear({ ...STEPS.claimed, patient: { ...patient, patientId: test.patient.personId } });
    await becomes(test, ['turn-soon no-number']);
    expect(await smsOf(test)).toEqual([]);
  });

  it('tells at the start at a unit that wants so', async () => {
    const test = new TestCase(chat, { notifyAt: 'start' });
    await test.hear(STEPS.claimed);
    await test.hear(STEPS.started);
    await becomes(test, ['started delivered']);
  });

  it('tells of words after the end while the patient is away, once until they are read', async () => {
    const test = new TestCase(chat, { notifyAt: 'start' });
    await test.hear(STEPS.started);
    await becomes(test, ['started delivered']);
    await test.hear(STEPS.ended, visitEndedV1);
    await test.mark(test.patient, { read: 2 });
    await test.send(test.responsible, 'En sak till');
    await becomes(test, ['started delivered', 'reply delivered']);
    await test.send(test.responsible, 'Och en till');
    await test.mark(test.patient, { read: 4 });
    await test.send(test.responsible, 'Nu något nytt');
    await becomes(test, ['started delivered', 'reply delivered', 'reply delivered']);
  });

  it('leaves a patient alone who has the app open', async () => {
    const test = new TestCase(chat);
    await test.seen();
    await test.hear(STEPS.claimed);
    await becomes(test, ['turn-soon delivered']);
    await test.hear(STEPS.started);
    await test.hear(STEPS.ended, visitEndedV1);
    await test.send(test.responsible, 'En sak till');
    await timersAreEmpty(test);
    expect(await shown(test)).toEqual(['turn-soon delivered']);
  });

  it('tells the patient nothing of SMS and presence', async () => {
    const test = new TestCase(chat);
    await test.hear(STEPS.claimed);
    await becomes(test, ['turn-soon delivered']);
    const own = await test.history(test.patient);
    expect(own.notifications).toEqual([]);
    expect(own).not.toHaveProperty('presence');
  });
});

/** Of every entry it has been looked whether the patient is away. */
const timersAreEmpty = (test: TestCase): Promise<boolean> =>
  eventually(
    async () =>
      (await modelOf<MessageDocument>(test.chat, messageModel.name).countDocuments({
        visitId: test.visitId,
        timers: { $elemMatch: { kind: REACH_TIMER, at: { $lte: new Date() } } },
      })) === 0,
  );

describe('without a development channel', () => {
  it('every SMS has failed and the development pages are refused', async () => {
    const chat = await startChat({ env: { SMS_CHANNEL: 'none' } });
    try {
      const test = new TestCase(chat);
      await test.hear(STEPS.claimed);
      await eventually(async () => {
        expect((await test.history(test.responsible)).notifications).toMatchObject([{ status: 'failed' }]);
      });
      expect(await chat.request(listDevSms, {}, test.responsible)).toMatchObject({
        refused: { code: 'chat.development-only' },
      });
    } finally {
      await chat.stop();
    }
  });
});
