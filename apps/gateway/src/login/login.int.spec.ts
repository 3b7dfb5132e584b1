import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  listAssignments,
  patientSession,
  problem,
  registerPatient,
  staffCases,
  staffSession,
} from '@om/contracts';
import { Browser } from '../testing/browser.js';
import { GatewayUnderTest, HSA_ID, PERSONNUMMER } from '../testing/gateway-under-test.js';

let system: GatewayUnderTest;

beforeAll(async () => {
  system = await GatewayUnderTest.start();
}, 60_000);
afterAll(() => system.stop());
afterEach(() => {
  system.services.reset();
  system.provider.error = undefined;
  system.provider.wrongNonce = undefined;
});

const codeOf = async (response: Response): Promise<string> => problem.parse(await response.json()).code;

describe('the login of staff', () => {
  it('ends on the page asked for, with a strict cookie for the interface of staff only', async () => {
    system.provider.person = { sub: 'a', name: 'x', claims: { employeeHsaId: HSA_ID } };
    const browser = new Browser(system.base);
    const { at } = await browser.follow('/api/staff/login?to=/personal/arende/1');
    expect(at.pathname).toBe('/personal/arende/1');
    expect([...browser.cookies.keys()]).toEqual(['om_staff']);
    expect(browser.cookies.get('om_staff')?.path).toBe('/api/staff');
  });

  it('hands out a cookie that no script reads and no other site sends', async () => {
    const browser = await system.loggedIn('staff');
    const [line] = (await browser.ask('/api/staff/session')).headers.getSetCookie();
    expect(line).toMatch(/HttpOnly/);
    expect(line).toMatch(/SameSite=Strict/);
    expect(line).not.toMatch(/TestPerson39|SE2321000131/);
  });

  it('offers the assignments of the directory and lets nobody work before one is chosen', async () => {
    const browser = await system.loggedIn('staff');
    const session = staffSession.parse(await (await browser.ask('/api/staff/session')).json());
    expect(session).toMatchObject({ person: { hsaId: HSA_ID }, degraded: [] });
    expect(session.principal).toBeUndefined();
    expect(await codeOf(await browser.ask('/api/staff/cases?tab=waiting'))).toBe('gateway.no-assignment');
    expect(system.services.askedOf(listAssignments)[0]?.principal).toEqual({
      kind: 'service',
      personId: 'gateway',
    });
  });

  it('makes the choice part of who asks', async () => {
    const browser = await system.nurse();
    staffCases.parse(await (await browser.ask('/api/staff/cases?tab=waiting')).json());
    expect(system.services.asked.at(-1)?.principal).toMatchObject({
      kind: 'clinician',
      personId: HSA_ID,
      careUnitId: 'min-vard',
      role: 'nurse',
    });
  });

  it('refuses an assignment that the directory does not have', async () => {
    const browser = await system.loggedIn('staff');
    const choice = { careUnitId: 'exempelby', role: 'physician' };
    const response = await browser.send('POST', '/api/staff/session/assignment', choice);
    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe('queue.no-assignment');
  });

  it('survives a restarted gateway', async () => {
    const browser = await system.nurse();
    await system.stopGateway();
    await system.startGateway();
    expect((await browser.ask('/api/staff/cases?tab=waiting')).status).toBe(200);
  });

  it('gives the same key for drafts at every login, and another one to another person', async () => {
    const keyOf = async (door: 'staff' | 'patient') => {
      const browser = await system.loggedIn(door);
      return ((await (await browser.ask(`/api/${door}/session`)).json()) as { draftKey: string }).draftKey;
    };
    const [first, again, other] = [await keyOf('staff'), await keyOf('staff'), await keyOf('patient')];
    expect(Buffer.from(first, 'base64')).toHaveLength(32);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('is forgotten at logout', async () => {
    const browser = await system.nurse();
    expect((await browser.send('POST', '/api/staff/logout', {})).status).toBe(204);
    expect(await codeOf(await browser.ask('/api/staff/session'))).toBe('gateway.not-logged-in');
  });

  it('goes on without queue, and says that the choices are missing', async () => {
    const browser = await system.loggedIn('staff');
    system.services.refuse(listAssignments, 'queue.unavailable');
    const session = staffSession.parse(await (await browser.ask('/api/staff/session')).json());
    expect(session).toMatchObject({ assignments: [], degraded: ['queue'] });
  });

  it('turns away somebody who is not in the directory', async () => {
    system.services.refuse(listAssignments, 'queue.unknown-staff');
    const browser = new Browser(system.base);
    const { at } = await browser.follow('/api/staff/login');
    expect(at.pathname + at.search).toBe('/personal?login=unknown');
    expect(browser.cookies.size).toBe(0);
  });
});

describe('the login of a patient', () => {
  it('exchanges the personnummer for the id of the register, and keeps no personnummer', async () => {
    const browser = await system.patient();
    const text = await (await browser.ask('/api/patient/session')).text();
    expect(patientSession.parse(JSON.parse(text)).person.name).toBe('Testpatient P24-40');
    expect(text).not.toContain(PERSONNUMMER);
    expect(system.services.askedOf(registerPatient)[0]?.payload).toMatchObject({
      personnummer: PERSONNUMMER,
    });
  });

  it('waits for the register when that is away', async () => {
    system.services.refuse(registerPatient, 'visit.unavailable');
    const { at } = await new Browser(system.base).follow('/api/patient/login');
    expect(at.pathname + at.search).toBe('/?login=unavailable');
  });

  it('stands beside a login of staff in the same browser', async () => {
    const browser = await system.nurse();
    await system.loggedIn('patient', browser);
    expect([...browser.cookies.keys()].sort()).toEqual(['om_patient', 'om_staff']);
  });
});

describe('a login that does not work out', () => {
  it.each([
    ['access_denied', 'cancelled'],
    ['server_error', 'failed'],
  ])('brings the browser back home when the provider says %s', async (error, outcome) => {
    system.provider.error = error;
    const { at } = await new Browser(system.base).follow('/api/staff/login');
    expect(at.search).toBe(`?login=${outcome}`);
  });

  it('refuses an ID token made for another login', async () => {
    system.provider.wrongNonce = 'replayed';
    const { at } = await new Browser(system.base).follow('/api/staff/login');
    expect(at.search).toBe('?login=failed');
  });

  it('refuses to come back in a browser that never left', async () => {
    const response = await new Browser(system.base).ask('/api/staff/callback?code=x&state=y', {
      headers: { accept: 'application/json' },
    });
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBe('gateway.login-failed');
  });

  it.each(['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example', 'personal'])(
    'never leads to %s',
    async (to) => {
      const response = await new Browser(system.base).ask(`/api/staff/login?to=${encodeURIComponent(to)}`);
      expect(response.status).toBe(422);
      expect(problem.parse(await response.json())).toMatchObject({ code: 'gateway.invalid', field: 'to' });
    },
  );

  it('says 503 to a program and goes home with a browser while the provider is away', async () => {
    await system.stopGateway();
    await system.startGateway({ STAFF_OIDC_ISSUER: 'http://localhost:9' });
    const browser = new Browser(system.base);
    const told = await browser.ask('/api/staff/login', { headers: { accept: 'application/json' } });
    expect(told.status).toBe(503);
    expect(await codeOf(told)).toBe('gateway.login-unavailable');
    expect((await browser.follow('/api/staff/login')).at.search).toBe('?login=unavailable');
    await system.stopGateway();
    await system.startGateway();
  });
});
