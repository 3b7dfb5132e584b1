import { randomBytes } from 'node:crypto';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HTTP_OPTIONS, JsonLogger, loadEnv, Readiness, startService } from '@om/platform';
import { eventually, startTestInfrastructure, type TestInfrastructure } from '@om/testing';
import { gatewayEnv } from '../env.js';
import { GatewayModule } from '../gateway.module.js';
import { AnsweringServices } from './answering-services.js';
import { Browser } from './browser.js';
import { IdentityProvider } from './identity-provider.js';

export const HSA_ID = 'SE2321000131-P000000000039';
export const PERSONNUMMER = '198603042386';
const PERSONNUMMER_CLAIM = 'https://id.oidc.se/claim/personalIdentityNumber';

/** The real gateway on the real broker, an identity provider, and services that answer with their contracts' examples. */
export class GatewayUnderTest {
  readonly provider = new IdentityProvider();
  private readonly webRoot = mkdtempSync(join(tmpdir(), 'om-web-'));
  private readonly sessionKey = randomBytes(32).toString('base64');
  private app: INestApplication | undefined;
  private port = 0;

  private constructor(
    private readonly infrastructure: TestInfrastructure,
    readonly services: AnsweringServices,
  ) {}

  static async start(more: Record<string, string> = {}): Promise<GatewayUnderTest> {
    const infrastructure = await startTestInfrastructure();
    const made = new GatewayUnderTest(infrastructure, new AnsweringServices(infrastructure));
    made.writeWebApp();
    await made.provider.start();
    for (const name of ['visit', 'chat', 'queue', 'documentation'] as const) await made.services.start(name);
    made.port = await freePort();
    await made.startGateway(more);
    return made;
  }

  get base(): URL {
    return new URL(`http://localhost:${this.port}`);
  }

  /** Starts the gateway, also anew on the same port with the same keys. */
  async startGateway(more: Record<string, string> = {}): Promise<void> {
    const env = loadEnv(
      gatewayEnv,
      this.infrastructure.envFor('gateway', { ...this.environment(), ...more }),
    );
    this.app = await NestFactory.create(GatewayModule.forEnvironment(env), {
      bufferLogs: true,
      ...HTTP_OPTIONS,
    });
    this.app.useLogger(this.app.get(JsonLogger));
    const readiness = this.app.get(Readiness);
    await startService(this.app, this.port);
    await eventually(() => readiness.isReady(), 30_000);
  }

  async stopGateway(): Promise<void> {
    await this.app?.close();
  }

  async stop(): Promise<void> {
    await this.stopGateway();
    await this.services.stopAll();
    await this.provider.stop();
    await this.infrastructure.stop();
    rmSync(this.webRoot, { recursive: true });
  }

  /** A nurse who has logged in and chosen Min vård. */
  async nurse(): Promise<Browser> {
    const browser = await this.loggedIn('staff');
    const choice = { careUnitId: 'min-vard', role: 'nurse' };
    const response = await browser.send('POST', '/api/staff/session/assignment', choice);
    if (!response.ok) throw new Error(await response.text());
    return browser;
  }

  /** A patient who has logged in. */
  patient(): Promise<Browser> {
    return this.loggedIn('patient');
  }

  /** Somebody who has come back from the identity provider. */
  async loggedIn(door: 'staff' | 'patient', browser = new Browser(this.base)): Promise<Browser> {
    this.provider.person =
      door === 'staff'
        ? { sub: 'hsp39', name: 'HSP39 TestPerson39', claims: { employeeHsaId: HSA_ID } }
        : { sub: 'p24-40', name: 'Testpatient P24-40', claims: { [PERSONNUMMER_CLAIM]: PERSONNUMMER } };
    await browser.follow(`/api/${door}/login`);
    const session = (await (await browser.ask(`/api/${door}/session`)).json()) as { csrfToken: string };
    browser.csrfToken = session.csrfToken;
    return browser;
  }

  private environment(): Record<string, string> {
    const client = { ISSUER: this.provider.issuer, CLIENT_ID: 'gateway', CLIENT_SECRET: 'secret' };
    const named = (door: string) =>
      Object.entries(client).map(([key, value]) => [`${door}_OIDC_${key}`, value]);
    return {
      PUBLIC_URL: this.base.href,
      WEB_ROOT: this.webRoot,
      SESSION_KEY: this.sessionKey,
      ...(Object.fromEntries([...named('STAFF'), ...named('PATIENT')]) as Record<string, string>),
    };
  }

  private writeWebApp(): void {
    mkdirSync(join(this.webRoot, 'assets'));
    writeFileSync(join(this.webRoot, 'index.html'), '<title>patient</title>');
    writeFileSync(join(this.webRoot, 'personal.html'), '<title>staff</title>');
    writeFileSync(join(this.webRoot, 'assets', 'app-abc123.js'), 'export {};');
  }
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0);
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
};
