import * as oidc from 'openid-client';
import { z } from 'zod';

const TIMEOUT_S = 5;
const SCOPE = 'openid profile';

/** How one door's identity provider is reached, and which claim tells who somebody is. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Our callback, as registered with the provider. */
  readonly redirectUri: string;
  readonly claim: string;
  /** Claim that tells whether the identity is protected; absent at the door of staff. */
  readonly protectedClaim?: string;
}

/** What must be the same when the browser comes back; kept in an encrypted cookie meanwhile. */
export const loginChecks = z.object({ verifier: z.string(), state: z.string(), nonce: z.string() });
export type LoginChecks = z.output<typeof loginChecks>;

/** Who the provider says it is. */
export interface ProvenPerson {
  /** Value of the configured claim: HSA-id or personnummer. */
  readonly identity: string;
  readonly name: string;
  /** *Skyddade personuppgifter*; absent where the provider says nothing of it. */
  readonly protectedIdentity?: boolean | undefined;
}

/** Why a login did not work out; `unavailable` = try again later. */
export type LoginFailure = 'failed' | 'cancelled' | 'unavailable';

/** A login that did not work out, with what the provider or the network said as cause. */
export class LoginFailed extends Error {
  constructor(
    readonly failure: LoginFailure,
    options?: ErrorOptions,
  ) {
    super(`The login did not work out: ${failure}`, options);
  }
}

/**
 * OpenID Connect, authorization code flow with PKCE, state and nonce (RFC 9700). The provider's addresses are looked up at the
 * first login, not at the start, so that the gateway starts without it; a failed look-up is forgotten.
 */
export class LoginProvider {
  private discovered: Promise<oidc.Configuration> | undefined;

  constructor(private readonly settings: ProviderSettings) {}

  /** Where to send the browser, and what to check when it returns. @throws LoginFailed when the provider is away */
  async begin(): Promise<{ location: URL; checks: LoginChecks }> {
    const configuration = await this.configuration();
    const checks = {
      verifier: oidc.randomPKCECodeVerifier(),
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
    };
    const location = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.settings.redirectUri,
      scope: SCOPE,
      code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: 'S256',
      state: checks.state,
      nonce: checks.nonce,
    });
    return { location, checks };
  }

  /**
   * Exchanges what the browser brought for the person.
   * @param query the callback's query string, `?` included
   * @throws LoginFailed
   */
  async finish(query: string, { verifier, state, nonce }: LoginChecks): Promise<ProvenPerson> {
    const configuration = await this.configuration();
    const url = new URL(this.settings.redirectUri);
    url.search = query;
    const expected = {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    };
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, url, expected);
      const claims = await this.claims(configuration, tokens);
      const { claim, protectedClaim = '' } = this.settings;
      const protectedIdentity = claims[protectedClaim];
      return proven.parse({ identity: claims[claim], name: claims['name'], protectedIdentity });
    } catch (cause) {
      throw new LoginFailed(failureOf(cause), { cause });
    }
  }

  /** Claims of the ID token, completed by the userinfo endpoint where a provider gives them only there. */
  private async claims(
    configuration: oidc.Configuration,
    tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers,
  ): Promise<Record<string, unknown>> {
    const fromToken: Record<string, unknown> = { ...tokens.claims() };
    const { claim, protectedClaim = claim } = this.settings;
    const complete = ['name', claim, protectedClaim].every((wanted) => fromToken[wanted] !== undefined);
    if (complete || !configuration.serverMetadata().userinfo_endpoint) return fromToken;
    const subject = String(fromToken['sub']);
    return { ...fromToken, ...(await oidc.fetchUserInfo(configuration, tokens.access_token, subject)) };
  }

  private configuration(): Promise<oidc.Configuration> {
    this.discovered ??= this.discover().catch((cause: unknown) => {
      this.discovered = undefined;
      throw new LoginFailed('unavailable', { cause });
    });
    return this.discovered;
  }

  private async discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const url = new URL(issuer);
    const authentication = oidc.ClientSecretBasic(clientSecret);
    return oidc.discovery(url, clientId, undefined, authentication, {
      timeout: TIMEOUT_S,
      // A provider on the same machine, in development: only the issuer's own address can turn this on.
      execute: url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
    });
  }
}

const proven = z.object({
  identity: z.string().min(1).max(60),
  name: z.string().min(1).max(200),
  /** Also as text, as some providers have it; anything else is no login, because the mark must not be lost. */
  protectedIdentity: z.union([z.boolean(), z.stringbool()]).optional(),
});

const failureOf = (cause: unknown): LoginFailure => {
  if (cause instanceof oidc.AuthorizationResponseError)
    return cause.error === 'access_denied' ? 'cancelled' : 'failed';
  if (cause instanceof TypeError) return 'unavailable';
  return cause instanceof oidc.ClientError && cause.code === 'OAUTH_TIMEOUT' ? 'unavailable' : 'failed';
};
