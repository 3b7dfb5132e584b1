import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOidcEnv } from './env.js';
import { HSA_ID_CLAIM, PERSONNUMMER_CLAIM, PROTECTED_CLAIM, type Realm } from './realm.js';
import { createOidcServer } from './server.js';
import { PATIENT_PERSONS } from './test-persons.js';

const CALLBACK = 'http://localhost:4200/callback';
const dataDir = mkdtempSync(join(tmpdir(), 'om-oidc-'));
let server: Server;
let base: string;

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
};

const start = async (port: number): Promise<Server> => {
  const env = loadOidcEnv({
    NODE_ENV: 'test',
    PORT: String(port),
    ISSUER_URL: base,
    DATA_DIR: dataDir,
    STAFF_CLIENT_ID: 'staff-app',
    STAFF_CLIENT_SECRET: 'staff-secret',
    STAFF_REDIRECT_URIS: CALLBACK,
    PATIENT_CLIENT_ID: 'patient-app',
    PATIENT_CLIENT_SECRET: 'patient-secret',
    PATIENT_REDIRECT_URIS: CALLBACK,
  });
  const started = createOidcServer(env).listen(port, '127.0.0.1');
  await new Promise((resolve) => started.once('listening', resolve));
  return started;
};

/** A browser that keeps cookies by name and path, and follows redirects only while they stay at the provider. */
class Browser {
  private readonly cookies = new Map<string, { path: string; text: string }>();

  async open(address: string, init: RequestInit = {}): Promise<{ response: Response; address: string }> {
    const path = new URL(address).pathname;
    const cookie = [...this.cookies.values()]
      .filter((one) => path.startsWith(one.path))
      .map(({ text }) => text);
    const headers = { ...(init.headers as Record<string, string>), cookie: cookie.join('; ') };
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const next = response.headers.get('location');
    if (!next) return { response, address };
    const target = new URL(next, address).href;
    return target.startsWith(CALLBACK) ? { response, address: target } : this.open(target);
  }

  choose(address: string, fields: Record<string, string>): Promise<{ response: Response; address: string }> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.open(address, { method: 'POST', body: new URLSearchParams(fields).toString(), headers });
  }

  private keep(line: string): void {
    const [text = '', ...attributes] = line.split('; ');
    const path = attributes.find((one) => one.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
    this.cookies.set(`${text.split('=')[0] ?? ''} ${path}`, { path, text });
  }
}

const verifier = randomBytes(32).toString('base64url');

const authorization = (realm: Realm, over: Record<string, string> = {}): string => {
  const query = new URLSearchParams({
    client_id: `${realm}-app`,
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: 'openid profile',
    state: 'the-state',
    nonce: 'the-nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...over,
  });
  return `${base}/${realm}/auth?${query.toString()}`;
};

const exchange = async (realm: Realm, back: string, over: Record<string, string> = {}): Promise<Response> =>
  fetch(`${base}/${realm}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${realm}-app:${realm}-secret`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: new URL(back).searchParams.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: verifier,
      ...over,
    }),
  });

const claimsOf = async (response: Response): Promise<Record<string, unknown>> => {
  const { id_token: token } = (await response.json()) as { id_token: string };
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
};

const login = async (browser: Browser, realm: Realm, person: string): Promise<string> => {
  const chooser = await browser.open(authorization(realm));
  return (await browser.choose(chooser.address, { person })).address;
};

beforeAll(async () => {
  const port = await freePort();
  base = `http://localhost:${String(port)}`;
  server = await start(port);
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(dataDir, { recursive: true });
});

describe('a login', () => {
  it('of staff gives the name and the HSA-id in the ID token', async () => {
    const back = await login(new Browser(), 'staff', 'hsp39');
    expect(new URL(back).searchParams.get('state')).toBe('the-state');
    expect(await claimsOf(await exchange('staff', back))).toMatchObject({
      iss: `${base}/staff`,
      sub: 'hsp39',
      nonce: 'the-nonce',
      name: 'HSP39 TestPerson39',
      [HSA_ID_CLAIM]: 'SE2321000131-P000000000039',
    });
  });

  it('of a patient gives the name and the personnummer in the ID token', async () => {
    const back = await login(new Browser(), 'patient', 'p24-40');
    expect(await claimsOf(await exchange('patient', back))).toMatchObject({
      iss: `${base}/patient`,
      name: 'Testpatient P24-40',
      [PERSONNUMMER_CLAIM]: '198603042386',
    });
  });

  it.each([
    ['p24-40', false],
    ['p24-99', true],
  ])('of the patient %s says whether the identity is protected: %s', async (person, isProtected) => {
    const back = await login(new Browser(), 'patient', person);
    expect(await claimsOf(await exchange('patient', back))).toHaveProperty(PROTECTED_CLAIM, isProtected);
  });

  it('asks whom to be every time, and then can be somebody else', async () => {
    const browser = new Browser();
    await login(browser, 'staff', 'hsp39');
    const again = await browser.open(authorization('staff'));
    expect(await again.response.text()).toContain('Logga in som personal');
    const back = await browser.choose(again.address, { person: 'hsp21' });
    expect(await claimsOf(await exchange('staff', back.address))).toMatchObject({ sub: 'hsp21' });
  });

  it('of staff and of a patient go on side by side in one browser', async () => {
    const browser = new Browser();
    const staff = await browser.open(authorization('staff'));
    const patient = await browser.open(authorization('patient'));
    const back = await browser.choose(staff.address, { person: 'hsp57' });
    expect(await claimsOf(await exchange('staff', back.address))).toMatchObject({ sub: 'hsp57' });
    const other = await browser.choose(patient.address, { person: 'p24-52' });
    expect(await claimsOf(await exchange('patient', other.address))).toMatchObject({ sub: 'p24-52' });
  });

  it('that is cancelled comes back as access_denied', async () => {
    const browser = new Browser();
    const chooser = await browser.open(authorization('patient'));
    const { address } = await browser.choose(chooser.address, { cancel: 'yes' });
    expect(new URL(address).searchParams.get('error')).toBe('access_denied');
  });

  it.each([
    ['the wrong verifier', { code_verifier: randomBytes(32).toString('base64url') }],
    ['another return address', { redirect_uri: 'http://localhost:4200/other' }],
  ])('gives no token for %s', async (_what, over) => {
    const back = await login(new Browser(), 'staff', 'hsp39');
    expect((await exchange('staff', back, over)).status).toBe(400);
  });

  it('without PKCE is refused', async () => {
    const { address } = await new Browser().open(
      authorization('staff', { code_challenge: '', code_challenge_method: '' }),
    );
    expect(new URL(address).searchParams.get('error')).toBe('invalid_request');
  });

  it('to an address that is not registered shows a page instead of leading there', async () => {
    const foreign = authorization('staff', { redirect_uri: 'http://elsewhere.invalid/' });
    const { response } = await new Browser().open(foreign);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Inloggningen kunde inte slutföras');
  });
});

describe('the chooser page', () => {
  it('offers every test person, in Swedish, without script, and lets its form lead only to the gateway', async () => {
    const { response } = await new Browser().open(authorization('patient'));
    const html = await response.text();
    expect(html).toContain('<html lang="sv">');
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=/);
    expect(html.match(/name="person"/g)).toHaveLength(PATIENT_PERSONS.length);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://localhost:4200");
  });

  it('that nobody asked for is a page that says how to go on', async () => {
    const { response } = await new Browser().open(`${base}/staff/interaction/unknown`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('logga in igen');
  });
});

describe('the keys', () => {
  it('are the same in the next process on the same data, and only their owner may read them', async () => {
    const keysAt = async (port: number): Promise<unknown> =>
      (await fetch(`http://127.0.0.1:${String(port)}/staff/jwks`)).json();
    const port = await freePort();
    const next = await start(port);
    try {
      expect(await keysAt(port)).toEqual(await keysAt(Number(new URL(base).port)));
      expect(statSync(join(dataDir, 'keys.json')).mode & 0o777).toBe(0o600);
    } finally {
      next.close();
      next.closeAllConnections();
    }
  });
});
