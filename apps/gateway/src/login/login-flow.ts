import type { LOGIN_OUTCOMES } from '@om/contracts';
import type { Clock } from '@om/platform';
import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import { z } from 'zod';
import type { GatewayEnv } from '../env.js';
import { Seal } from '../sessions/seal.js';
import { DOORS, type Door } from '../sessions/session.js';
import { orBackHome, turnAway } from './login-failures.js';
import { loginChecks, LoginFailed, LoginProvider, type ProvenPerson } from './login-provider.js';

/** How long a person may take at the identity provider, milliseconds. */
const PATIENCE_MS = 15 * 60_000;

const underWay = loginChecks.extend({ to: z.string() });

/** Why somebody stands at our door again without a login (query `login` of the page). */
export type LoginOutcome = (typeof LOGIN_OUTCOMES)[number];

/** One request of a browser that logs in, and its answer. */
export interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

/** What is different between the doors: how somebody who has proven who they are gets in. */
export interface Entry {
  readonly door: Door;
  /** Begins the session, or says why not. */
  enter(person: ProvenPerson, response: Response): Promise<LoginOutcome | undefined>;
}

/** The login at one door: out to the identity provider, and back. What does not work out ends on the door's own first page. */
export class LoginFlow {
  private readonly seal: Seal;
  private readonly provider: LoginProvider;

  constructor(
    private readonly entry: Entry,
    private readonly env: GatewayEnv,
    private readonly clock: Clock,
  ) {
    this.seal = new Seal(env.SESSION_KEY, `login/${entry.door}`);
    this.provider = new LoginProvider(providerOf(entry.door, env));
  }

  /** Sends the browser to the provider. @param to where it shall be afterwards, the door's first page by default */
  leave(exchange: Exchange, to = DOORS[this.entry.door].home): Promise<void> {
    return orBackHome(this.entry.door, exchange, async () => {
      const { location, checks } = await this.provider.begin();
      const until = new Date(this.clock.now().getTime() + PATIENCE_MS);
      const kept = await this.seal.close({ ...checks, to }, until);
      exchange.response.cookie(this.cookie, kept, this.attributes);
      exchange.response.redirect(location.href);
    });
  }

  /** The browser is back: lets the person in and sends the browser where it wanted to go. */
  comeBack(exchange: Exchange): Promise<void> {
    return orBackHome(this.entry.door, exchange, async () => {
      const { person, to } = await this.proven(exchange);
      const outcome = await this.entry.enter(person, exchange.response);
      if (outcome) turnAway(this.entry.door, exchange, outcome);
      else exchange.response.redirect(to);
    });
  }

  /** Who is it, and where did they want to go? @throws LoginFailed */
  private async proven({ request, response }: Exchange): Promise<{ person: ProvenPerson; to: string }> {
    response.clearCookie(this.cookie, this.attributes);
    const token = parseCookie(request.headers.cookie ?? '')[this.cookie] ?? '';
    const login = await this.seal.open(token, underWay, this.clock.now());
    if (!login)
      throw new LoginFailed('failed', { cause: new Error('no login was under way in this browser') });
    const query = request.originalUrl.slice(request.path.length);
    return { person: await this.provider.finish(query, login), to: login.to };
  }

  private get cookie(): string {
    return `${DOORS[this.entry.door].cookie}_login`;
  }

  /** Lax: the provider's page is what leads back here. */
  private get attributes(): CookieOptions {
    const secure = this.env.PUBLIC_URL.protocol === 'https:';
    return { httpOnly: true, sameSite: 'lax', secure, path: DOORS[this.entry.door].path };
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
        protectedClaim: env.PATIENT_OIDC_PROTECTED_CLAIM,
        redirectUri,
      };
};
