import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SmsProvider } from '@om/testing';
import { ElksSms } from './elks-sms.js';

const sms = { id: 'visit-1:claim:1', to: '+46701740639', text: 'Det är snart din tur åäö & mer' };
const secret = 'a-secret-that-is-long-enough-to-be-one';

describe('the 46elks channel', () => {
  let provider: SmsProvider;
  let channel: ElksSms;
  beforeEach(async () => {
    provider = await SmsProvider.start({ status: 200, answer: { id: 's1', status: 'created' } });
    channel = new ElksSms({
      url: `${provider.url}/a1`,
      username: 'user',
      password: 'pass:word',
      sender: 'Varden',
      hook: { url: 'https://vard.example/api/hooks/sms/46elks', password: secret },
    });
  });
  afterEach(() => provider.stop());

  it('sends one form with basic authentication, and asks the provider not to keep the words', async () => {
    expect(await channel.send(sms)).toEqual({ progress: 'sent', providerId: 's1' });
    const [request] = provider.received;
    expect(request).toMatchObject({ method: 'POST', path: '/a1/sms' });
    expect(request?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from('user:pass:word').toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      from: 'Varden',
      to: sms.to,
      message: sms.text,
      dontlog: 'message',
      whendelivered: `https://46elks:${secret}@vard.example/api/hooks/sms/46elks?reference=visit-1%3Aclaim%3A1`,
    });
  });

  it.each([
    ['created', 'sent'],
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['failed', 'failed'],
  ])('says of an SMS that is %s that it is %s', async (status, progress) => {
    provider.alwaysAnswers({ status: 200, answer: { id: 's1', status } });
    expect(await channel.progress({ id: sms.id, providerId: 's1' })).toBe(progress);
    expect(provider.received).toMatchObject([{ method: 'GET', path: '/a1/sms/s1' }]);
  });

  it('has failed when the provider refuses the SMS itself', async () => {
    provider.alwaysAnswers({ status: 400, answer: 'Invalid to number' });
    expect(await channel.send(sms)).toEqual({ progress: 'failed' });
  });

  it.each([401, 402, 403, 404, 429, 500, 503])(
    'is to be tried again when the provider says %s',
    async (status) => {
      provider.alwaysAnswers({ status });
      await expect(channel.send(sms)).rejects.toThrow(String(status));
    },
  );

  it('is to be tried again when the answer is no answer', async () => {
    provider.alwaysAnswers({ status: 200, answer: { hello: 'world' } });
    await expect(channel.send(sms)).rejects.toThrow();
  });

  it('does not follow a redirect with its credentials', async () => {
    provider.alwaysAnswers({ status: 307 });
    await expect(channel.send(sms)).rejects.toThrow();
  });

  it('says neither number nor words in an error, so that no log has them', async () => {
    provider.alwaysAnswers({ status: 500, answer: { message: sms.text, to: sms.to } });
    const error = await channel.send(sms).catch((thrown: unknown) => thrown);
    expect(String(error)).not.toContain(sms.to);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(sms.text);
  });
});
