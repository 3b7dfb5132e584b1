import type { LOGIN_OUTCOMES } from '@om/contracts';
import type { Clock } from '@om/platform';
import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import { z } from 'zod';
import type { GatewayEnv } from '../env.js';
import { Seal } from '../sessions/seal.js';
import { DOORS, type Door } from '../sessions/session.js';
import { loginChecks, LoginFailed, LoginProvider, type ProvenPerson } from './login-provider.js';

/** How long a person may take at the identity provider, milliseconds. */
const PATIENCE_MS = 15 * 60_000;

const underWay = loginChecks.extend({ to: z.string() });

/** Why somebody stands at our door again without a login (query `login` of the page). */
export type LoginOutcome = (typeof LOGIN_OUTCOMES)[number];

/** The part of a login that is the same for staff and patients: out to the provider, and back. */
export class LoginFlow {
  private readonly seal: Seal;
  private readonly provider: LoginProvider;

  constructor(
    readonly door: Door,
    private readonly env: GatewayEnv,
    private readonly clock: Clock,
  ) {
    this.seal = new Seal(env.SESSION_KEY, `login/${door}`);
    this.provider = new LoginProvider(providerOf(door, env));
  }

  /** Sends the browser to the provider. @throws LoginFailed when the provider is away */
  async leave(response: Response, to: string): Promise<void> {
    const { location, checks } = await this.provider.begin();
    const until = new Date(this.clock.now().getTime() + PATIENCE_MS);
    response.cookie(this.cookie, await this.seal.close({ ...checks, to }, until), this.attributes);
    response.redirect(location.href);
  }

  /** The browser is back: who is it, and where did they want to go. @throws LoginFailed */
  async comeBack(request: Request, response: Response): Promise<{ person: ProvenPerson; to: string }> {
    response.clearCookie(this.cookie, this.attributes);
    const token = parseCookie(request.headers.cookie ?? '')[this.cookie] ?? '';
    const login = await this.seal.open(token, underWay, this.clock.now());
    if (!login)
      throw new LoginFailed('failed', { cause: new Error('no login was under way in this browser') });
    const query = request.originalUrl.slice(request.path.length);
    return { person: await this.provider.finish(query, login), to: login.to };
  }

  /** The page to land on after a login that did not work out. */
  pageFor(outcome: LoginOutcome): string {
    return `${DOORS[this.door].home}?login=${outcome}`;
  }

  private get cookie(): string {
    return `${DOORS[this.door].cookie}_login`;
  }

  /** Lax: the provider's page is what leads back here. */
  private get attributes(): CookieOptions {
    const secure = this.env.PUBLIC_URL.protocol === 'https:';
    return { httpOnly: true, sameSite: 'lax', secure, path: DOORS[this.door].path };
  }
}

const providerOf = (door: Door, env: GatewayEnv) => {
  const redirectUri = new URL(`${DOORS[door].path}/callback`, env.PUBLIC_URL).href;
  return door === 'staff'
    ? {
        issuer: env.STAFF_OIDC_ISSUER,
        clientId: env.STAFF_OIDC_CLIENT_ID,
        clientSecret: env.STAFF_OIDC_CLIENT_SECRET,
        claim: env.STAFF_OIDC_CLAIM,
        redirectUri,
      }
    : {
        issuer: env.PATIENT_OIDC_ISSUER,
        clientId: env.PATIENT_OIDC_CLIENT_ID,
        clientSecret: env.PATIENT_OIDC_CLIENT_SECRET,
        claim: env.PATIENT_OIDC_CLAIM,
        redirectUri,
      };
};
