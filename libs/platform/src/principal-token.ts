import { sign, verify, type KeyObject } from 'node:crypto';
import { principal as principalSchema, type Principal } from '@om/contracts';
import { z } from 'zod';
import type { Clock } from './clock.js';
import { privateKeyFrom, publicKeyFrom } from './principal-keys.js';
import { Recent } from './recent.js';

const LIFETIME_S = 60;
/** A token is used again for the same principal while it is younger than this; it must outlive any request it is in. */
const REUSE_S = 20;
/** Tokens remembered on either side: a signature costs more than all else a process does for a click. */
const REMEMBERED = 1_000;
/** How far the clocks of two hosts may differ before a fresh token is refused, seconds. */
const CLOCK_SKEW_S = 30;
const HEADER = base64url({ alg: 'EdDSA', typ: 'JWT' });
const claims = z.object({ iss: z.string(), exp: z.number(), principal: principalSchema });

/** Why a token is not believed; never shown to users, only the code leaves the process. */
export type TokenProblem = 'malformed' | 'unknown-issuer' | 'bad-signature' | 'expired' | 'not-allowed';

/**
 * Signs who acts into each request: a compact JWS (RFC 7515) with EdDSA (RFC 8037), good for 60 s. Own code because
 * the libraries for it are asynchronous, and this stands on the path of every click; the format is the standard one.
 */
export class PrincipalSigner {
  private readonly key: KeyObject;
  private readonly recent = new Recent<{ token: string; until: number }>(REMEMBERED);

  /** @param issuer name of this service; @param signingKey base64 of PKCS #8 DER */
  constructor(
    private readonly issuer: string,
    signingKey: string,
    private readonly clock: Clock,
  ) {
    this.key = privateKeyFrom(signingKey);
  }

  /** The principal as a token that other services believe for a minute. */
  sign(principal: Principal): string {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    const who = JSON.stringify(principal);
    const known = this.recent.get(who);
    if (known && now < known.until) return known.token;
    const signed = `${HEADER}.${base64url({ iss: this.issuer, exp: now + LIFETIME_S, principal })}`;
    const token = `${signed}.${sign(null, Buffer.from(signed), this.key).toString('base64url')}`;
    this.recent.set(who, { token, until: now + REUSE_S });
    return token;
  }
}

/** Believes persons only from the gateway, and a service only about itself (architecture 4). */
export class PrincipalVerifier {
  private readonly keys: ReadonlyMap<string, readonly KeyObject[]>;
  private readonly believed = new Recent<{ principal: Principal; exp: number }>(REMEMBERED);

  /** @param publicKeys issuer to base64 of SPKI DER, one or several */
  constructor(
    publicKeys: Readonly<Record<string, string | readonly string[]>>,
    private readonly clock: Clock,
  ) {
    this.keys = new Map(
      Object.entries(publicKeys).map(([issuer, keys]) => [issuer, [keys].flat().map(publicKeyFrom)]),
    );
  }

  /** The principal in a token, or why it is not believed. Never throws, whatever the token is. */
  verify(token: string): { principal: Principal } | { problem: TokenProblem } {
    const known = this.believed.get(token) ?? this.check(token);
    if ('problem' in known) return known;
    if (known.exp + CLOCK_SKEW_S < this.clock.now().getTime() / 1000) return { problem: 'expired' };
    this.believed.set(token, known);
    return { principal: known.principal };
  }

  /** Everything about a token that time does not change. */
  private check(token: string): { principal: Principal; exp: number } | { problem: TokenProblem } {
    const [header, body, signature, ...more] = token.split('.');
    if (header !== HEADER || !body || !signature || more.length > 0) return { problem: 'malformed' };
    const parsed = claims.safeParse(decode(body));
    if (!parsed.success) return { problem: 'malformed' };
    const { iss, exp, principal } = parsed.data;
    const keys = this.keys.get(iss);
    if (!keys) return { problem: 'unknown-issuer' };
    const signed = Buffer.from(`${header}.${body}`);
    const bytes = Buffer.from(signature, 'base64url');
    if (!keys.some((key) => verify(null, signed, key, bytes))) return { problem: 'bad-signature' };
    return maySpeakFor(iss, principal) ? { principal, exp } : { problem: 'not-allowed' };
  }
}

const maySpeakFor = (issuer: string, principal: Principal): boolean =>
  principal.kind === 'service' ? principal.personId === issuer : issuer === 'gateway';

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const decode = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};
