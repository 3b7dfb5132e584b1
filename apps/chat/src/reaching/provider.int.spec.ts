import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLOCK } from '@om/platform';
import { eventually, FixedClock, type TestService } from '@om/testing';
import { modelOf, startChat, STEPS, TestCase } from '../testing/test-case.js';
import { SEND_RETRY_MS } from './decide-notification.js';
import { notificationModel, type NotificationDocument } from './notification.schema.js';
import { SMS_CHANNEL, type Sms, type SmsChannel } from './sms-channel.js';

/** A provider on the other side of a broken line: takes the SMS but its answer is lost the first time. */
class LosesFirstAnswer implements SmsChannel {
  readonly asked: Sms[] = [];

  send(sms: Sms): Promise<'delivered'> {
    this.asked.push(sms);
    if (this.asked.length === 1) return Promise.reject(new Error('the line is broken'));
    return Promise.resolve('delivered');
  }

  progress(): Promise<'delivered'> {
    return Promise.resolve('delivered');
  }
}

describe('an SMS provider that does not answer', () => {
  const clock = new FixedClock(new Date());
  const provider = new LosesFirstAnswer();
  let chat: TestService;
  beforeAll(async () => {
    chat = await startChat({
      replace: [
        [CLOCK, clock],
        [SMS_CHANNEL, provider],
      ],
    });
  });
  afterAll(() => chat.stop());

  it('is given the same SMS under the same id again later', async () => {
    const test = new TestCase(chat);
    const statuses = async () =>
      (await test.history(test.responsible)).notifications.map(({ status }) => status);
    await test.hear(STEPS.claimed);
    await eventually(async () => {
      const kept = await modelOf<NotificationDocument>(chat, notificationModel.name).findOne({
        visitId: test.visitId,
      });
      expect(kept).toMatchObject({ status: 'sending', attempts: 1 });
    });
    expect(await statuses()).toEqual(['sending']);
    clock.advance(SEND_RETRY_MS[0] ?? 0);
    await eventually(async () => {
      expect(await statuses()).toEqual(['delivered']);
    });
    const [first, again] = provider.asked;
    expect(again).toEqual(first);
  });
});
