import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { readSmsReport, type HookRequest } from './sms-report.js';

const SECRET = 'a secret of at least thirty-two characters';
const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const signed = (body: string, secret = SECRET) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
const request = (body: string, over: Partial<HookRequest> = {}): HookRequest => ({
  body: Buffer.from(body),
  authorization: undefined,
  signature: undefined,
  ...over,
});

describe('a report of 46elks', () => {
  const FORM = 'id=s70df&status=delivered&delivered=2026-11-23T10:00:00';

  it('is read when it logs in as chat has told it to', () => {
    const told = readSmsReport('46elks', request(FORM, { authorization: basic('46elks', SECRET) }), SECRET);
    expect(told).toEqual({ providerId: 's70df', status: 'delivered', reference: undefined });
  });

  it.each([
    ['no login', undefined],
    ['another password', basic('46elks', `${SECRET}x`)],
    ['another user', basic('admin', SECRET)],
    ['the secret alone', SECRET],
  ])('is not proven by %s', (_what, authorization) => {
    expect(readSmsReport('46elks', request(FORM, { authorization }), SECRET)).toBe('unproven');
  });
});

describe('a report of a webhook', () => {
  const BODY = '{"id":"w1","reference":"r1","status":"failed"}';

  it('is read when it is signed', () => {
    const told = readSmsReport('webhook', request(BODY, { signature: signed(BODY) }), SECRET);
    expect(told).toEqual({ providerId: 'w1', reference: 'r1', status: 'failed' });
  });

  it('is not proven by the signature of anything else', () => {
    fc.assert(
      fc.property(fc.string(), (other) => {
        fc.pre(other !== BODY);
        const forged = request(BODY, { signature: signed(other) });
        expect(readSmsReport('webhook', forged, SECRET)).toBe('unproven');
      }),
    );
  });

  it.each(['', '{', '[]', '{"id":"w1"}', '{"id":"w1","status":"read"}', 'null'])(
    'that says %j is not read, although it is signed',
    (body) => {
      expect(readSmsReport('webhook', request(body, { signature: signed(body) }), SECRET)).toBe('unreadable');
    },
  );
});
