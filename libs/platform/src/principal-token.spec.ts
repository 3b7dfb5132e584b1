import { sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Principal } from '@om/contracts';
import fc from 'fast-check';
import { generatePrincipalKeys, privateKeyFrom } from './principal-keys.js';
import { PrincipalSigner, PrincipalVerifier } from './principal-token.js';

const patient: Principal = {
  kind: 'patient',
  personId: '0198c1f2-0000-7000-8000-000000000040',
  name: 'Testpatient P24-40',
};
const chat: Principal = { kind: 'service', personId: 'chat' };
const at = (s: number) => ({ now: () => new Date(s * 1000) });
const keys = {
  gateway: generatePrincipalKeys(),
  chat: generatePrincipalKeys(),
  next: generatePrincipalKeys(),
};
const trusted = { gateway: keys.gateway.publicKey, chat: keys.chat.publicKey };
const signed = (issuer: 'gateway' | 'chat', principal: Principal) =>
  new PrincipalSigner(issuer, keys[issuer].signingKey, at(1_000)).sign(principal);
const verify = (
  token: string,
  now = 1_000,
  trust: ConstructorParameters<typeof PrincipalVerifier>[0] = trusted,
) => new PrincipalVerifier(trust, at(now)).verify(token);

describe('a principal token', () => {
  it('is believed when the gateway speaks for a person, or a service for itself', () => {
    expect(verify(signed('gateway', patient))).toEqual({ principal: patient });
    expect(verify(signed('chat', chat))).toEqual({ principal: chat });
  });

  it.each([
    ['a service for a person', signed('chat', patient)],
    ['a service for another', signed('chat', { kind: 'service', personId: 'visit' })],
    ['the gateway for a service', signed('gateway', chat)],
  ])('is not believed from %s', (_, token) => {
    expect(verify(token)).toEqual({ problem: 'not-allowed' });
  });

  it('is good for a minute, and half a minute more between hosts whose clocks differ', () => {
    const token = signed('gateway', patient);
    expect(verify(token, 1_090)).toEqual({ principal: patient });
    expect(verify(token, 1_091)).toEqual({ problem: 'expired' });
  });

  it('that was believed once is not believed longer for it', () => {
    let now = 1_000;
    const verifier = new PrincipalVerifier(trusted, { now: () => new Date(now * 1000) });
    const token = signed('gateway', patient);
    expect(verifier.verify(token)).toEqual({ principal: patient });
    now = 1_091;
    expect(verifier.verify(token)).toEqual({ problem: 'expired' });
  });

  it('is used again for the same principal for 20 s, and for nobody else', () => {
    let now = 1_000;
    const signer = new PrincipalSigner('gateway', keys.gateway.signingKey, {
      now: () => new Date(now * 1000),
    });
    const first = signer.sign(patient);
    now = 1_019;
    expect(signer.sign({ ...patient })).toBe(first);
    const other = { ...patient, personId: '0198c1f2-0000-7000-8000-000000000041' };
    expect(verify(signer.sign(other))).toEqual({ principal: other });
    now = 1_020;
    expect(signer.sign(patient)).not.toBe(first);
  });

  it('from an issuer nobody knows is not believed', () => {
    expect(verify(signed('chat', chat), 1_000, { gateway: keys.gateway.publicKey })).toEqual({
      problem: 'unknown-issuer',
    });
  });

  it('signed with another key is not believed, unless that key is trusted beside the old one', () => {
    const token = new PrincipalSigner('gateway', keys.next.signingKey, at(1_000)).sign(patient);
    expect(verify(token)).toEqual({ problem: 'bad-signature' });
    expect(verify(token, 1_000, { gateway: [keys.gateway.publicKey, keys.next.publicKey] })).toEqual({
      principal: patient,
    });
  });

  it('with another algorithm in its header is not believed, however it is signed', () => {
    const [, body] = signed('gateway', patient).split('.');
    const header = Buffer.from('{"alg":"none"}').toString('base64url');
    const signature = sign(null, Buffer.from(`${header}.${body}`), privateKeyFrom(keys.gateway.signingKey));
    expect(verify(`${header}.${body}.${signature.toString('base64url')}`)).toEqual({ problem: 'malformed' });
  });

  it('changed in any one character is not believed', () => {
    const token = signed('gateway', patient);
    fc.assert(
      fc.property(fc.nat(token.length - 2), fc.constantFrom('A', 'z', '.', '-', '9'), (place, other) => {
        const changed = token.slice(0, place) + other + token.slice(place + 1);
        if (changed !== token) expect(verify(changed)).toHaveProperty('problem');
      }),
    );
  });

  it('may be anything at all without an exception', () => {
    fc.assert(fc.property(fc.string(), (text) => 'problem' in verify(text)));
  });
});
