import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import { parseCookie } from 'cookie';
import type { CookieOptions, Response } from 'express';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { Seal } from './seal.js';
import { DOORS, expiryOf, LOGINS, type Door, type LoginOf } from './session.js';

const CSRF_BYTES = 24;

/** The part of a login that a person brings; the rest is made here. */
export type NewLogin<D extends Door> = Omit<LoginOf[D], 'sid' | 'startedAt' | 'exp' | 'csrf'>;

/**
 * Logins live in encrypted cookies and nowhere else, so that a restarted or another gateway knows them. The price: a stolen
 * cookie is good until it runs out; it is out of reach of scripts, of other sites and of plain HTTP.
 */
@Injectable()
export class Sessions {
  private readonly seals: Readonly<Record<Door, Seal>>;

  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {
    this.seals = { staff: new Seal(env.SESSION_KEY, 'staff'), patient: new Seal(env.SESSION_KEY, 'patient') };
  }

  /** The login in a request's cookies, or undefined when there is none that still holds. */
  async read<D extends Door>(door: D, cookies: string | undefined): Promise<LoginOf[D] | undefined> {
    const token = parseCookie(cookies ?? '')[DOORS[door].cookie];
    if (token === undefined || token === '') return undefined;
    return (await this.seals[door].open(token, LOGINS[door], this.clock.now())) as LoginOf[D] | undefined;
  }

  /** A person has proven who they are. */
  async begin<D extends Door>(response: Response, door: D, person: NewLogin<D>): Promise<LoginOf[D]> {
    const startedAt = Math.floor(this.clock.now().getTime() / 1000);
    const csrf = randomBytes(CSRF_BYTES).toString('base64url');
    const login = { ...person, sid: this.ids.next(), startedAt, exp: 0, csrf };
    return this.write(response, door, login as unknown as LoginOf[D]);
  }

  /** Writes the cookie anew, with what has changed and a later end. */
  async write<D extends Door>(response: Response, door: D, login: LoginOf[D]): Promise<LoginOf[D]> {
    const expiresAt = expiryOf(door, login.startedAt, this.clock.now());
    const { exp: _replaced, ...claims } = login;
    const token = await this.seals[door].close(claims, expiresAt);
    response.cookie(DOORS[door].cookie, token, this.attributes(door));
    return { ...login, exp: Math.floor(expiresAt.getTime() / 1000) };
  }

  /** Forgets the login in this browser. */
  end(response: Response, door: Door): void {
    response.clearCookie(DOORS[door].cookie, this.attributes(door));
  }

  /**
   * 32 bytes, base64: encrypts what the person types in the browser's own storage. Made from the person, not from the login, so
   * that drafts can be read after the next login; and from the last key, so that they can while the session key is changed.
   */
  draftKey(door: Door, personId: string): string {
    return createHmac('sha256', this.env.SESSION_KEY.at(-1) ?? '')
      .update(`draft/${door}/${personId}`)
      .digest('base64');
  }

  /**
   * Strict: the cookie is only ever needed by calls of our own pages, never by a link from elsewhere. No lifetime: the browser
   * forgets it when it is closed, the token ends by itself.
   */
  private attributes(door: Door): CookieOptions {
    return {
      httpOnly: true,
      sameSite: 'strict',
      secure: this.env.PUBLIC_URL.protocol === 'https:',
      path: DOORS[door].path,
    };
  }
}

/** Compares two tokens without telling by time how much of them is alike. */
export const sameToken = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};
