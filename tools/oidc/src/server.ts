import type { InteractionResults, default as Provider } from 'oidc-provider';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { chooserPage, failurePage, STYLESHEET } from './chooser-page.js';
import type { OidcEnv } from './env.js';
import { keptKeys } from './keys.js';
import { createProvider, type Client } from './provider.js';
import { doorsFor, REALMS, type Door, type Realm } from './realm.js';
import { morePersonsFrom } from './test-persons.js';

const LONGEST_FORM = 10_000;

/** One door: its provider, and where its pages may send the browser. */
interface Entrance {
  readonly realm: Realm;
  readonly door: Door;
  readonly provider: Provider;
  readonly callback: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly returnOrigins: readonly string[];
}

/** The provider process: both issuers, their chooser pages and the health answers on one port. */
export const createOidcServer = (env: OidcEnv): Server => {
  const keys = keptKeys(env.DATA_DIR);
  const doors = doorsFor(env.MORE_PERSONS === undefined ? undefined : morePersonsFrom(env.MORE_PERSONS));
  const entrances = REALMS.map((realm): Entrance => {
    const client = clientOf(realm, env);
    const door = doors[realm];
    const provider = createProvider({ realm, door }, `${env.ISSUER_URL}/${realm}`, client, keys);
    const returnOrigins = [...new Set(client.redirectUris.map((uri) => new URL(uri).origin))];
    return { realm, door, provider, callback: provider.callback(), returnOrigins };
  });
  return createServer((request, response) => {
    answer(entrances, request, response).catch((error: unknown) => {
      console.error(JSON.stringify({ level: 'error', msg: 'request failed', cause: String(error) }));
      response.writeHead(500).end();
    });
  });
};

const clientOf = (realm: Realm, env: OidcEnv): Client =>
  realm === 'staff'
    ? { id: env.STAFF_CLIENT_ID, secret: env.STAFF_CLIENT_SECRET, redirectUris: env.STAFF_REDIRECT_URIS }
    : {
        id: env.PATIENT_CLIENT_ID,
        secret: env.PATIENT_CLIENT_SECRET,
        redirectUris: env.PATIENT_REDIRECT_URIS,
      };

const answer = async (
  entrances: readonly Entrance[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (path.startsWith('/health/')) {
    send(response, 200, 'application/json', '{"status":"ok"}');
    return;
  }
  const entrance = entrances.find(({ realm }) => path.startsWith(`/${realm}/`));
  const inside = path.slice((entrance?.realm.length ?? 0) + 1);
  if (!entrance) send(response, 404, 'text/plain', 'Not found');
  else if (inside === '/style.css') send(response, 200, 'text/css', STYLESHEET);
  else if (inside.startsWith('/interaction/')) await interact(entrance, request, response);
  else await provide(entrance, inside, request, response);
};

/** Everything the protocol itself knows: authorization, tokens, keys, discovery. */
const provide = async (
  entrance: Entrance,
  inside: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  if (inside === '/auth' || inside.startsWith('/auth/')) forgetLogins(entrance.realm, request);
  mount(entrance.realm, request);
  await entrance.callback(request, response);
};

/**
 * Without its session cookie the provider knows of no earlier login, so it always asks whom to be, also right after a
 * logout at the gateway, which knows nothing of the provider's session. Going on to be somebody else must not read it
 * either: the provider would take that for two persons in one session and ask to end the first.
 */
const forgetLogins = (realm: Realm, request: IncomingMessage): void => {
  const kept = (request.headers.cookie ?? '')
    .split('; ')
    .filter((cookie) => !cookie.startsWith(`${realm}_session`));
  request.headers.cookie = kept.join('; ');
};

/** Tells the provider that it lives below a path, in the way its router understands. */
const mount = (realm: Realm, request: IncomingMessage & { originalUrl?: string }): void => {
  request.originalUrl = request.url ?? '/';
  request.url = request.originalUrl.slice(realm.length + 1);
};

/** Shows the chooser, and on its answer sends the browser on its way back to the gateway. */
const interact = async (
  entrance: Entrance,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { realm, door, provider } = entrance;
  const stylesheet = `/${realm}/style.css`;
  const known = await provider.interactionDetails(request, response).catch(() => undefined);
  protect(response, entrance);
  if (!known) {
    send(response, 400, 'text/html', failurePage(stylesheet));
  } else if (request.method === 'POST') {
    const result = resultOf(door, await bodyOf(request));
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } else {
    const action = `/${realm}/interaction/${known.uid}`;
    send(response, 200, 'text/html', chooserPage(door, { action, stylesheet }));
  }
};

/** What the chooser's form says: a person, or (with any other button) that nobody was chosen. */
const resultOf = (door: Door, form: string): InteractionResults => {
  const chosen = new URLSearchParams(form).get('person');
  const person = door.persons.find(({ id }) => id === chosen);
  return person ? { login: { accountId: person.id, remember: false } } : { error: 'access_denied' };
};

/** No script, nothing from elsewhere; a form may lead on to the gateway, which browsers count as part of its target. */
const protect = (response: ServerResponse, { returnOrigins }: Entrance): void => {
  const formTargets = ["'self'", ...returnOrigins].join(' ');
  response.setHeader(
    'content-security-policy',
    `default-src 'none'; style-src 'self'; form-action ${formTargets}; frame-ancestors 'none'; base-uri 'none'`,
  );
  response.setHeader('cache-control', 'no-store');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('x-content-type-options', 'nosniff');
};

const send = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(body);
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > LONGEST_FORM) throw new Error('the form is too long');
  }
  return body;
};
