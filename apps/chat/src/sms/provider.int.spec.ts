import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportSmsDelivery, type Principal } from '@om/contracts';
import { DueTimers } from '@om/persistence';
import { CLOCK } from '@om/platform';
import { aService, eventually, FixedClock, type TestService, SmsProvider } from '@om/testing';
import { SEND_RETRY_MS } from '../reaching/decide-notification.js';
import { notificationModel, type NotificationDocument } from '../reaching/notification.schema.js';
import { modelOf, startChat, STEPS, TestCase } from '../testing/test-case.js';

describe('an SMS provider on the other side of the network', () => {
  const clock = new FixedClock(new Date());
  let provider: SmsProvider;
  let chat: TestService;
  beforeAll(async () => {
    provider = await SmsProvider.start();
    chat = await startChat({
      replace: [[CLOCK, clock]],
      env: {
        SMS_CHANNEL: '46elks',
        SMS_SENDER: 'Varden',
        SMS_46ELKS_URL: provider.url,
        SMS_46ELKS_USERNAME: 'user',
        SMS_46ELKS_PASSWORD: 'password',
        SMS_HOOK_SECRET: 'a-secret-that-is-long-enough-to-be-one',
      },
    });
  });
  afterAll(async () => {
    await chat.stop();
    await provider.stop();
  });

  const kept = async (test: TestCase): Promise<NotificationDocument> =>
    eventually(async () => {
      await chat.app.get(DueTimers, { strict: false }).runDue();
      const found = await modelOf<NotificationDocument>(chat, notificationModel.name)
        .findOne({ visitId: test.visitId })
        .lean();
      return found ?? false;
    });
  const becomes = (test: TestCase, expected: Partial<NotificationDocument>) =>
    eventually(async () => {
      expect(await kept(test)).toMatchObject(expected);
    });
  const sendings = (test: TestCase) =>
    provider.received.filter(({ method, body }) => method === 'POST' && body.includes(test.visitId));
  const report = (
    over: Partial<{ providerId: string; reference: string; status: 'sent' | 'delivered' | 'failed' }>,
    by: Principal = aService('gateway'),
  ) => {
    const delivered = { channel: '46elks', providerId: 's1', status: 'delivered', ...over } as const;
    return chat.request(reportSmsDelivery, delivered, by);
  };
  const taken = (id: string) => ({ status: 200, answer: { id, status: 'created' } });

  it('that fails is given the same SMS again later, and its report makes it delivered', async () => {
    provider.thenAnswers({ status: 503 }, taken('s-again'));
    const test = new TestCase(chat);
    await test.hear(STEPS.claimed);
    await becomes(test, { status: 'sending', attempts: 1 });
    clock.advance(SEND_RETRY_MS[0] ?? 0);
    await becomes(test, { status: 'sent', providerId: 's-again' });
    const [first, again, ...more] = sendings(test);
    expect(again).toEqual(first);
    expect(more).toEqual([]);
    expect(await report({ providerId: 's-again' })).toEqual({ known: true });
    await becomes(test, { status: 'delivered' });
  });

  it('whose answer is lost but who reports is not given the SMS again', async () => {
    provider.thenAnswers({ status: 502 });
    const test = new TestCase(chat);
    await test.hear(STEPS.claimed);
    await becomes(test, { status: 'sending', attempts: 1 });
    const reference = `${test.visitId}:claim:1`;
    expect(await report({ providerId: 's-lost', reference, status: 'sent' })).toEqual({ known: true });
    provider.alwaysAnswers({ status: 500 });
    clock.advance(SEND_RETRY_MS[0] ?? 0);
    await becomes(test, { status: 'sent', providerId: 's-lost', attempts: 1 });
    expect(sendings(test)).toHaveLength(1);
  });

  it('who says that it could not be delivered makes it failed, so that staff ring', async () => {
    provider.thenAnswers(taken('s-failed'));
    const test = new TestCase(chat);
    await test.hear(STEPS.claimed);
    await becomes(test, { status: 'sent' });
    await report({ providerId: 's-failed', status: 'failed' });
    expect((await test.history(test.responsible)).notifications).toMatchObject([{ status: 'failed' }]);
  });

  it('who reports an SMS nobody knows is told so, and people have nothing to report', async () => {
    expect(await report({ providerId: 'unheard-of' })).toEqual({ known: false });
    expect(await report({ providerId: 's1', reference: 'unheard-of' })).toEqual({ known: false });
    expect(await report({}, new TestCase(chat).responsible)).toMatchObject({
      refused: { code: 'chat.not-participant' },
    });
  });
});
