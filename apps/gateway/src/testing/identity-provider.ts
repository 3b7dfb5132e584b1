import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

/** Somebody who is at the provider's page. */
export interface PersonThere {
  readonly sub: string;
  readonly name: string;
  readonly claims: Readonly<Record<string, string>>;
}

interface Granted {
  readonly person: PersonThere;
  readonly challenge: string;
  readonly nonce: string;
  readonly clientId: string;
}

/**
 * The other side of a login, as far as the standard asks: discovery, keys, authorization code with PKCE, ID token. Whoever is
 * `person` logs in without being asked; with `error` the provider sends the browser back with it.
 */
export class IdentityProvider {
  person: PersonThere = { sub: 'nobody', name: 'Nobody', claims: {} };
  error: string | undefined;
  /** Replaces the nonce in the ID token, as somebody who replays a token would. */
  wrongNonce: string | undefined;
  private readonly codes = new Map<string, Granted>();
  private server: Server | undefined;
  private keys: { privateKey: CryptoKey; jwk: JWK } | undefined;

  get issuer(): string {
    return `http://localhost:${(this.server?.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    this.keys = { privateKey, jwk: { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' } };
    this.server = createServer((request, response) => void this.serve(request, response)).listen(0);
    await new Promise((resolve) => this.server?.once('listening', resolve));
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.issuer);
    if (url.pathname.startsWith('/.well-known')) json(response, this.metadata());
    else if (url.pathname === '/keys') json(response, { keys: [this.keys?.jwk] });
    else if (url.pathname === '/authorize') this.authorize(url, response);
    else if (url.pathname === '/token') await this.token(request, response);
    else response.writeHead(404).end();
  }

  private metadata() {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/keys`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['RS256'],
      subject_types_supported: ['public'],
    };
  }

  private authorize({ searchParams }: URL, response: ServerResponse): void {
    const back = new URL(searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('state', searchParams.get('state') ?? '');
    if (this.error) back.searchParams.set('error', this.error);
    else {
      const code = randomUUID();
      this.codes.set(code, {
        person: this.person,
        challenge: searchParams.get('code_challenge') ?? '',
        nonce: this.wrongNonce ?? searchParams.get('nonce') ?? '',
        clientId: searchParams.get('client_id') ?? '',
      });
      back.searchParams.set('code', code);
    }
    response.writeHead(302, { location: back.href }).end();
  }

  private async token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = new URLSearchParams(await textOf(request));
    const granted = this.codes.get(body.get('code') ?? '');
    this.codes.delete(body.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (granted?.challenge !== challenge || !this.keys) {
      json(response, { error: 'invalid_grant' }, 400);
      return;
    }
    const { person, nonce, clientId } = granted;
    const idToken = await new SignJWT({ ...person.claims, name: person.name, nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuer(this.issuer)
      .setAudience(clientId)
      .setSubject(person.sub)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(this.keys.privateKey);
    json(response, { access_token: randomUUID(), token_type: 'Bearer', id_token: idToken });
  }
}

const json = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};
