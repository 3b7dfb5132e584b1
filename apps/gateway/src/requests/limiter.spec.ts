import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clientAddress } from './client-address.js';
import { Limiter } from './limiter.js';

describe('a limit of so many a minute', () => {
  it('lets through a burst, and over any time never more than the burst and the rate', () => {
    const calls = fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(calls, fc.integer({ min: 1, max: 120 }), (pauses, perMinute) => {
        const limiter = new Limiter(perMinute);
        let now = 1_000_000;
        const start = now;
        const allowed = pauses.filter((pause) => limiter.allows('a', (now += pause))).length;
        expect(allowed).toBeLessThanOrEqual(perMinute + ((now - start) * perMinute) / 60_000 + 1);
        expect(allowed).toBeGreaterThanOrEqual(Math.min(pauses.length, perMinute));
      }),
    );
  });

  it('counts each key by itself', () => {
    const limiter = new Limiter(1);
    expect([limiter.allows('a', 0), limiter.allows('a', 1), limiter.allows('b', 2)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('lets in again after a while, also when it has forgotten the key meanwhile', () => {
    const limiter = new Limiter(1);
    limiter.allows('a', 0);
    expect(limiter.allows('a', 59_000)).toBe(false);
    expect(limiter.allows('a', 500_000)).toBe(true);
  });
});

describe('the address of a client', () => {
  const request = (forwarded?: string) => ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: '10.0.0.1' },
  });

  it.each([
    ['the line itself when no proxy is trusted', '203.0.113.9', 0, '10.0.0.1'],
    ['what our proxy saw', '203.0.113.9', 1, '203.0.113.9'],
    ['not what the client wrote before it', '198.51.100.1, 203.0.113.9', 1, '203.0.113.9'],
    ['what the outer of two proxies saw', '198.51.100.1, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
    ['the line itself when the header is missing', undefined, 1, '10.0.0.1'],
  ] as const)('is %s', (_what, forwarded, proxies, address) => {
    expect(clientAddress(request(forwarded), proxies)).toBe(address);
  });
});
