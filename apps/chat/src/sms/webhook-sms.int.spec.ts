import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock, SmsProvider } from '@om/testing';
import { createHmac } from 'node:crypto';
import { WebhookSms } from './webhook-sms.js';

const sms = { id: 'visit-1:claim:1', to: '+46701740639', text: 'Det är snart din tur' };
const secret = 'a-secret-that-is-long-enough-to-be-one';
const now = new Date('2026-11-23T09:30:00.000Z');

describe('the webhook channel', () => {
  let receiver: SmsProvider;
  let channel: WebhookSms;
  beforeEach(async () => {
    receiver = await SmsProvider.start({ status: 202 });
    const reportTo = 'https://vard.example/api/hooks/sms/webhook';
    channel = new WebhookSms(
      { url: `${receiver.url}/sms`, secret, sender: 'Varden', reportTo },
      new FixedClock(now),
    );
  });
  afterEach(() => receiver.stop());

  it('posts one JSON body, signed as it travels', async () => {
    expect(await channel.send(sms)).toEqual({ progress: 'sent' });
    const [request] = receiver.received;
    const body = request?.body ?? '';
    expect(request?.headers['x-signature']).toBe(
      `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    );
    expect(JSON.parse(body)).toEqual({
      reference: sms.id,
      from: 'Varden',
      to: sms.to,
      text: sms.text,
      at: now.toISOString(),
      reportTo: 'https://vard.example/api/hooks/sms/webhook',
    });
  });

  it('hands the same SMS over under the same reference and idempotency key', async () => {
    await channel.send(sms);
    await channel.send(sms);
    expect(receiver.received.map(({ headers }) => headers['idempotency-key'])).toEqual([sms.id, sms.id]);
  });

  it('takes the id and the status the receiver gives', async () => {
    receiver.alwaysAnswers({ status: 200, answer: { id: 'w1', status: 'delivered' } });
    expect(await channel.send(sms)).toEqual({ progress: 'delivered', providerId: 'w1' });
  });

  it('has failed on a refusal, and is to be tried again when the receiver cannot', async () => {
    receiver.thenAnswers({ status: 422 }, { status: 503 });
    expect(await channel.send(sms)).toEqual({ progress: 'failed' });
    await expect(channel.send(sms)).rejects.toThrow('503');
  });
});
