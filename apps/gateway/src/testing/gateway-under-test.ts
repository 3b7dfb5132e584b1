import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { listAssignments, type ServiceName } from '@om/contracts';
import { isRefused, messagingConfig, Requester } from '@om/messaging';
import { HTTP_OPTIONS, JsonLogger, loadEnv, Readiness, startService } from '@om/platform';
import {
  aService,
  DEMO,
  eventually,
  freePort,
  openOutside,
  prepareParts,
  sharedParts,
  stopParts,
  storedRows,
  type GatewayParts,
  type LoginProcess,
  type Outside,
  type OwnEnvironments,
  type ServiceProcesses,
} from '@om/testing';
import { gatewayEnv } from '../env.js';
import { GatewayModule } from '../gateway.module.js';
import { Browser } from './browser.js';

/** Who a test logs in as; the rest of the test persons are in `tools/oidc`. */
export const PERSONS = {
  nurse: { name: 'HSP39 TestPerson39', hsaId: 'SE2321000131-P000000000039', role: 'nurse' },
  physician: { name: 'HSP21 TestPerson21', hsaId: 'SE2321000131-P000000000021', role: 'physician' },
  patient: { name: 'Testpatient P24-40', personnummer: '198603042386' },
} as const;

const LAST_SEEDED_HSA_ID = 'SE2321000131-P000000000066';
const READY_WITHIN_MS = 30_000;

/** What a spec needs around the gateway. */
export interface Surroundings {
  /** Services to start as processes, `visit` never without `queue`; none by default. */
  readonly services?: readonly ServiceName[];
  /** What single services are given besides; the made-up units, staff and patients of `npm start` by default. */
  readonly own?: OwnEnvironments;
  /** More environment variables for the gateway. */
  readonly env?: Record<string, string>;
}

/**
 * The real gateway on the real broker, in this process, so that a test can start it anew with other settings. Around it run the
 * real development logins and the real services, built, each a process of its own: shared with the specs that ran before, or in a
 * namespace of its own where a spec takes parts away, or changes what others start from.
 *
 * How to test an endpoint:
 *
 * ```ts
 * /** @jest-environment @om/testing/worker-environment *\/
 * let system: GatewayUnderTest;
 * let clinic: Clinic;
 * beforeAll(async () => {
 *   system = await GatewayUnderTest.shared(); // or .start({ services: ['queue', 'visit'] }), with parts of its own
 *   clinic = await Clinic.open(system);
 * }, 60_000);
 * afterAll(async () => {
 *   await clinic.close();
 *   await system.stop();
 * });
 *
 * it('says what it did', async () => {
 *   const { visitId, patient } = await clinic.ongoingVisit(); // also waitingCase, claimedCase, endedVisit
 *   const response = await clinic.nurse.send('POST', `/api/staff/visits/${visitId}/…`, { commandId: randomUUID() });
 *   expect(response.status).toBe(200);
 * });
 * ```
 *
 * What is written by one service and shown by another comes by events: wait for it with `eventually`. A service that does not
 * answer is one that does not: `system.services.kill('chat')`, and `start('chat')` afterwards; `freeze` and `thaw` for one that
 * hangs. Every route of the contract is walked by `routes.int.spec.ts`: a new one needs a row in
 * `testing/walks`, else its test fails by name.
 */
export class GatewayUnderTest {
  private readonly webRoot = mkdtempSync(join(tmpdir(), 'om-web-'));
  private readonly sessionKey = randomBytes(32).toString('base64');
  private app: INestApplication | undefined;
  private readonly replicas: INestApplication[] = [];

  private constructor(
    private readonly parts: GatewayParts,
    /** What the spec has of its own; without it the parts are shared, and nobody's to stop. */
    private readonly own?: Required<Surroundings>,
  ) {}

  /** A gateway with parts of its own around it. */
  static async start({ services = [], own = DEMO, env = {} }: Surroundings = {}): Promise<GatewayUnderTest> {
    return new GatewayUnderTest(await prepareParts(own), { services, own, env }).begin();
  }

  /**
   * A gateway among the parts that the specs of this Jest worker share: the services of a visit with the made-up units, staff and
   * patients. Others have been there before: their cases are finished, but not gone.
   */
  static async shared(): Promise<GatewayUnderTest> {
    return new GatewayUnderTest(await sharedParts()).begin();
  }

  get base(): URL {
    return this.parts.gatewayUrl;
  }

  get services(): ServiceProcesses {
    return this.parts.services;
  }

  get logins(): LoginProcess {
    return this.parts.logins;
  }

  /** Starts the gateway, also anew on the same port with the same keys. */
  async startGateway(more: Record<string, string> = {}): Promise<void> {
    this.app = await this.serve(more, this.base);
  }

  /** Starts another replica of the gateway, with the same settings at a port of its own; it ends with the first. */
  async startReplica(): Promise<URL> {
    const at = new URL(`http://localhost:${await freePort()}`);
    this.replicas.push(await this.serve({}, at));
    return at;
  }

  async stopGateway(): Promise<void> {
    const replicas = this.replicas.splice(0).map((app) => app.close());
    await Promise.all([this.app?.close(), ...replicas]);
  }

  /** Stops the gateway and starts it again with these settings besides its own; without them afterwards: call it again. */
  async restartGateway(more: Record<string, string> = {}): Promise<void> {
    await this.stopGateway();
    await this.startGateway(more);
  }

  async stop(): Promise<void> {
    await this.stopGateway();
    if (this.own) await stopParts(this.parts);
    rmSync(this.webRoot, { recursive: true });
  }

  /** A member of staff who has logged in and chosen a care unit, and left what is open at another to its lead. */
  async staff(who: 'nurse' | 'physician' = 'nurse', careUnitId = 'min-vard'): Promise<Browser> {
    const { name, role } = PERSONS[who];
    const browser = await this.loggedIn('staff', name);
    const choice = { careUnitId, role, escalate: true };
    const response = await browser.send('POST', '/api/staff/session/assignment', choice);
    if (!response.ok) throw new Error(await response.text());
    return browser;
  }

  /** A patient who has logged in. */
  patient(name: string = PERSONS.patient.name): Promise<Browser> {
    return this.loggedIn('patient', name);
  }

  /** Somebody who has chosen a person at the development login and come back. */
  async loggedIn(
    door: 'staff' | 'patient',
    name: string,
    browser = new Browser(this.base),
  ): Promise<Browser> {
    await browser.logIn(door, name);
    const session = (await (await browser.ask(`/api/${door}/session`)).json()) as { csrfToken: string };
    browser.csrfToken = session.csrfToken;
    return browser;
  }

  /** Hears every event from now on; to be closed. */
  hearEvents(): Promise<Outside> {
    const { AMQP_URL = '', NAMESPACE = '' } = this.parts.infrastructure.envFor('gateway');
    return openOutside(messagingConfig({ AMQP_URL, NAMESPACE, SERVICE_NAME: 'gateway' }));
  }

  /** What a visit has gone through, as visit has stored it. */
  historyOf(visitId: string): Promise<Record<string, unknown>[]> {
    return storedRows(this.parts.infrastructure, 'visit', 'history', { subject: visitId });
  }

  private async begin(): Promise<this> {
    try {
      if (this.own) await this.startParts(this.own);
      this.writeWebApp();
      await this.startGateway();
      if (!this.own || hasStaff(this.own)) await this.directoryIsComplete();
      return this;
    } catch (error) {
      // The suite has nothing to stop, and what still ran would keep it from ending.
      await this.stop();
      throw error;
    }
  }

  private async serve(more: Record<string, string>, at: URL): Promise<INestApplication> {
    const { infrastructure } = this.parts;
    const env = loadEnv(
      gatewayEnv,
      infrastructure.envFor('gateway', { ...this.environment(), ...this.own?.env, ...more }),
    );
    infrastructure.owns({ topology: messagingConfig(env).topology });
    const app = await NestFactory.create(GatewayModule.forEnvironment(env), {
      bufferLogs: true,
      ...HTTP_OPTIONS,
    });
    app.useLogger(app.get(JsonLogger));
    const readiness = app.get(Readiness);
    await startService(app, Number(at.port));
    await eventually(() => readiness.isReady(), READY_WITHIN_MS);
    return app;
  }

  private async startParts({ services }: Required<Surroundings>): Promise<void> {
    await Promise.all([this.logins.restart(), this.services.start(...services)]);
  }

  private environment(): Record<string, string> {
    return {
      PUBLIC_URL: this.base.href,
      WEB_ROOT: this.webRoot,
      SESSION_KEY: this.sessionKey,
      ...this.logins.environment,
    };
  }

  /** The made-up staff are entered after queue is ready, so that it can start before its store. */
  private async directoryIsComplete(): Promise<void> {
    const asked = () =>
      this.app
        ?.get(Requester)
        .request(listAssignments, { hsaId: LAST_SEEDED_HSA_ID }, { principal: aService('gateway') });
    await eventually(async () => !isRefused(await asked()));
  }

  private writeWebApp(): void {
    mkdirSync(join(this.webRoot, 'assets'));
    writeFileSync(join(this.webRoot, 'index.html'), '<title>patient</title>');
    writeFileSync(join(this.webRoot, 'personal.html'), '<title>staff</title>');
    writeFileSync(join(this.webRoot, 'assets', 'app-abc123.js'), 'export {};');
  }
}

const hasStaff = ({ services, own }: Required<Surroundings>): boolean =>
  services.includes('queue') && own.queue !== undefined;
