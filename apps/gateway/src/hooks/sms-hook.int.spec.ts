import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GATEWAY_ROUTES } from '@om/contracts';
import { DEMO, eventually, SmsProvider, type Received } from '@om/testing';
import { createHmac } from 'node:crypto';
import { Clinic, type Visit } from '../testing/clinic.js';
import { GatewayUnderTest } from '../testing/gateway-under-test.js';

const hookSecret = 'hook-secret-that-nobody-could-ever-guess';
const hook = { SMS_SENDER: 'Varden', SMS_HOOK_SECRET: hookSecret };

/** The address a provider was given to report to, as far as it is the gateway's own; the host is whoever is asked. */
const pathOf = (address: string): string => {
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
};
const signed = (body: string, key = hookSecret): Record<string, string> => ({
  'content-type': 'application/json',
  'x-signature': `sha256=${createHmac('sha256', key).update(body).digest('hex')}`,
});
const loggedIn = (password: string): Record<string, string> => ({
  'content-type': 'application/x-www-form-urlencoded',
  authorization: `Basic ${Buffer.from(`46elks:${password}`).toString('base64')}`,
});

/** A provider: what it is set up with, where it was told to report, and how its report looks. */
interface Kind {
  readonly name: '46elks' | 'webhook';
  readonly env: (url: string) => Record<string, string>;
  readonly reportTo: (sms: Received) => string;
  readonly report: (
    sms: Received,
    status: string,
    proof?: string,
  ) => { body: string; headers: Record<string, string> };
}

const KINDS: readonly Kind[] = [
  {
    name: '46elks',
    env: (url) => ({ SMS_46ELKS_URL: url, SMS_46ELKS_USERNAME: 'user', SMS_46ELKS_PASSWORD: 'password' }),
    reportTo: ({ body }) => new URLSearchParams(body).get('whendelivered') ?? '',
    report: (_sms, status, proof = hookSecret) => ({
      body: new URLSearchParams({ id: 's1', status, delivered: '2026-11-23T10:00:00.000' }).toString(),
      headers: loggedIn(proof),
    }),
  },
  {
    name: 'webhook',
    env: (url) => ({ SMS_WEBHOOK_URL: url, SMS_WEBHOOK_SECRET: 'sending-secret-that-nobody-could-guess' }),
    reportTo: ({ body }) => (JSON.parse(body) as { reportTo: string }).reportTo,
    report: (sms, status, proof = hookSecret) => {
      const { reference } = JSON.parse(sms.body) as { reference: string };
      const body = JSON.stringify({ id: 's1', status, reference });
      return { body, headers: signed(body, proof) };
    },
  },
];

let system: GatewayUnderTest;
let clinic: Clinic;
beforeAll(async () => {
  system = await GatewayUnderTest.start({
    services: ['queue', 'visit'],
    env: { SMS_HOOK_SECRET: hookSecret },
  });
  clinic = await Clinic.open(system);
}, 60_000);
afterAll(() => system.stop());

describe.each(KINDS)('an SMS by $name', ({ name, env, reportTo, report }) => {
  let provider: SmsProvider;
  beforeAll(async () => {
    provider = await SmsProvider.start({ status: 200, answer: { id: 's1', status: 'created' } });
    const chat = { ...DEMO.chat, ...hook, SMS_CHANNEL: name, ...env(provider.url) };
    await system.services.restart('chat', chat);
  }, 30_000);
  afterAll(() => provider.stop());

  /** The SMS of a claim as its provider got it. */
  const smsOf = ({ visitId }: Visit): Promise<Received> =>
    eventually(
      () =>
        provider.received.find(({ method, body }) => method === 'POST' && body.includes(visitId)) ?? false,
    );
  const says = (sms: Received, status: string, proof?: string): Promise<Response> =>
    fetch(new URL(pathOf(reportTo(sms)), system.base), { method: 'POST', ...report(sms, status, proof) });
  /** How far the nurse sees that the SMS has come. */
  const seen = async ({ visitId }: Visit): Promise<string[]> => {
    const response = await clinic.nurse.ask(`/api/staff/visits/${visitId}/messages`);
    const { notifications } = GATEWAY_ROUTES.staffMessages.answer.parse(await response.json());
    return notifications.map(({ kind, status }) => `${kind} ${status}`);
  };
  const becomes = (visit: Visit, status: string) =>
    eventually(async () => {
      expect(await seen(visit)).toEqual([`turn-soon ${status}`]);
    });

  it('is delivered for staff when its provider says so at the address it was given', async () => {
    const visit = await clinic.claimedCase();
    const sms = await smsOf(visit);
    await becomes(visit, 'sent');
    expect((await says(sms, 'delivered')).ok).toBe(true);
    await becomes(visit, 'delivered');
    expect((await says(sms, 'failed')).ok).toBe(true);
    expect(await seen(visit)).toEqual(['turn-soon delivered']);
  });

  it('has failed for staff when its provider says so, so that they ring', async () => {
    const visit = await clinic.claimedCase();
    const sms = await smsOf(visit);
    await becomes(visit, 'sent');
    expect((await says(sms, 'failed')).ok).toBe(true);
    await becomes(visit, 'failed');
  });

  it('stays as it is when a stranger reports, or the report cannot be read', async () => {
    const visit = await clinic.claimedCase();
    const sms = await smsOf(visit);
    await becomes(visit, 'sent');
    expect((await says(sms, 'delivered', 'another-secret')).status).toBe(401);
    expect((await says(sms, 'on-its-way')).status).toBe(422);
    expect(await seen(visit)).toEqual(['turn-soon sent']);
  });
});
