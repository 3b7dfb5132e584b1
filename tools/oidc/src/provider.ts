import Provider, { type Configuration } from 'oidc-provider';
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';
import { failurePage } from './chooser-page.js';
import type { OidcKeys } from './keys.js';
import type { Door, Realm } from './realm.js';

/** Whom the provider serves: the gateway, and where it may send the browser back. */
export interface Client {
  readonly id: string;
  readonly secret: string;
  readonly redirectUris: readonly string[];
}

/** A realm with who can come in by it. */
export interface Side {
  readonly realm: Realm;
  readonly door: Door;
}

/** How long a login page may stay open, and how long the gateway may take to fetch what it is owed; seconds. */
const INTERACTION_S = 30 * 60;
const TOKEN_S = 5 * 60;

/** Logins last seconds, so losing them with the process is fine; the library's own class warns at each start. */
class InMemory extends MemoryAdapter {}

/** The OpenID Connect provider of one door: authorization code flow with PKCE, one confidential client. */
export const createProvider = (side: Side, issuer: string, client: Client, keys: OidcKeys): Provider => {
  const { realm } = side;
  const provider = new Provider(issuer, configuration(side, issuer, client, keys));
  provider.on('server_error', (_context, error) => {
    console.error(JSON.stringify({ level: 'error', msg: 'login failed', realm, cause: error.message }));
  });
  return provider;
};

const configuration = (
  { realm, door }: Side,
  issuer: string,
  client: Client,
  keys: OidcKeys,
): Configuration => ({
  adapter: InMemory,
  clients: [
    {
      client_id: client.id,
      client_secret: client.secret,
      redirect_uris: [...client.redirectUris],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  jwks: { keys: [keys.signing] },
  cookies: {
    keys: [keys.cookie],
    names: { session: `${realm}_session`, interaction: `${realm}_interaction`, resume: `${realm}_resume` },
  },
  claims: { openid: ['sub'], profile: ['name', ...door.claims] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
  interactions: { url: (_context, { uid }) => `${issuer}/interaction/${uid}` },
  ttl: {
    Interaction: INTERACTION_S,
    Session: INTERACTION_S,
    Grant: TOKEN_S,
    AccessToken: TOKEN_S,
    IdToken: TOKEN_S,
  },
  findAccount: (_context, id) => {
    const person = door.persons.find((one) => one.id === id);
    if (!person) return undefined;
    return { accountId: id, claims: () => ({ sub: id, name: person.name, ...person.claims }) };
  },
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({ clientId: client.id, accountId: oidc.session?.accountId ?? '' });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
  renderError: (context) => {
    context.type = 'html';
    context.body = failurePage(`${new URL(issuer).pathname}/style.css`);
  },
});
