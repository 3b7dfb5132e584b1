import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  checkShift,
  patientSession,
  problem,
  QUEUE_ERRORS,
  staffSession,
  staffVisit,
  type StaffSession,
} from '@om/contracts';
import { eventually } from '@om/testing';
import { Browser, type Page } from '../testing/browser.js';
import { Clinic } from '../testing/clinic.js';
import { GatewayUnderTest, PERSONS } from '../testing/gateway-under-test.js';

const NURSE = PERSONS.nurse.name;
let system: GatewayUnderTest;

beforeAll(async () => {
  system = await GatewayUnderTest.start({ services: ['queue', 'visit'] });
}, 60_000);
afterAll(() => system.stop());

const codeOf = async (response: Response): Promise<string> => problem.parse(await response.json()).code;
const sessionOf = async (browser: Browser) =>
  staffSession.parse(await (await browser.ask('/api/staff/session')).json());

describe('the login of a patient with protected identity', () => {
  it('marks every case that comes in afterwards, for staff and not for the patient', async () => {
    const clinic = await Clinic.open(system);
    const patient = await system.patient('Testpatient P24-99');
    const sent = clinic.caseFor('axelbesvar');
    const response = await patient.send('POST', '/api/patient/cases', sent);
    expect(await response.text()).not.toContain('protectedIdentity');
    expect((await clinic.visit(sent.visitId)).flags).toEqual({ protectedIdentity: true });
  });
});

describe('the login of staff', () => {
  it('ends on the page asked for, with a strict cookie for the interface of staff only', async () => {
    const browser = new Browser(system.base);
    const { at } = await browser.logIn('staff', NURSE, '/personal/arende/1');
    expect(at.pathname).toBe('/personal/arende/1');
    expect(browser.cookies).toMatchObject([{ name: 'om_staff', path: '/api/staff' }]);
  });

  it('hands out a cookie that no script reads and no other site sends', async () => {
    const browser = await system.loggedIn('staff', NURSE);
    const [line] = (await browser.ask('/api/staff/session')).headers.getSetCookie();
    expect(line).toMatch(/HttpOnly/);
    expect(line).toMatch(/SameSite=Strict/);
    expect(line).not.toMatch(/TestPerson39|SE2321000131/);
  });

  it('offers the assignments of the directory and lets nobody work before one is chosen', async () => {
    const browser = await system.loggedIn('staff', NURSE);
    const session = await sessionOf(browser);
    expect(session).toMatchObject({ person: { hsaId: PERSONS.nurse.hsaId }, degraded: [] });
    expect(session.assignments.map(({ careUnitId, role }) => [careUnitId, role])).toEqual([
      ['min-vard', 'nurse'],
      ['exempelby', 'nurse'],
    ]);
    expect(session.principal).toBeUndefined();
    expect(await codeOf(await browser.ask('/api/staff/cases?tab=waiting'))).toBe('gateway.no-assignment');
  });

  it('makes the choice part of who asks: a unit’s cases exist for those who work there', async () => {
    const { visitId } = await (await Clinic.open(system)).waitingCase();
    const read = async (careUnitId: string) =>
      (await system.staff('nurse', careUnitId)).ask(`/api/staff/visits/${visitId}?purpose=preview`);
    expect(staffVisit.parse(await (await read('min-vard')).json()).actions['claim']).toEqual({
      allowed: true,
    });
    expect((await read('exempelby')).status).toBe(404);
  });

  it('refuses an assignment that the directory does not have', async () => {
    const browser = await system.loggedIn('staff', NURSE);
    const choice = { careUnitId: 'exempelby', role: 'physician' };
    const response = await browser.send('POST', '/api/staff/session/assignment', choice);
    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe('queue.no-assignment');
  });

  it('survives a restarted gateway', async () => {
    const browser = await system.staff();
    await system.restartGateway();
    expect((await browser.ask('/api/staff/cases?tab=waiting')).status).toBe(200);
  });

  it('gives the same key for drafts at every login, and another one to another person', async () => {
    const keyOf = async (name: string) => (await sessionOf(await system.loggedIn('staff', name))).draftKey;
    const [first, again, other] = [
      await keyOf(NURSE),
      await keyOf(NURSE),
      await keyOf(PERSONS.physician.name),
    ];
    expect(Buffer.from(first, 'base64')).toHaveLength(32);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('is forgotten at logout', async () => {
    const browser = await system.staff();
    expect((await browser.send('POST', '/api/staff/logout', {})).status).toBe(204);
    expect(await codeOf(await browser.ask('/api/staff/session'))).toBe('gateway.not-logged-in');
  });

  it('goes on when something is left behind, until that is escalated: never ownerless', async () => {
    const clinic = await Clinic.open(system);
    await clinic.claimedCase();
    const logOut = (body: object) => clinic.nurse.send('POST', '/api/staff/logout', body);
    const refused = await eventually(async () => {
      const response = await clinic.nurse.ask('/api/staff/shift');
      return checkShift.answer.parse(await response.json()).ongoing.length > 0 && logOut({});
    });
    expect(problem.parse(await refused.json())).toMatchObject({
      status: QUEUE_ERRORS['queue.shift-open-cases'].http,
      code: 'queue.shift-open-cases',
      params: { ongoing: 1, proposed: 0, replies: 0 },
    });
    expect((await clinic.nurse.ask('/api/staff/cases?tab=mine')).status).toBe(200);
    expect((await logOut({ escalate: 'yes' })).status).toBe(422);
    expect((await logOut({ escalate: true })).status).toBe(204);
    expect(await codeOf(await clinic.nurse.ask('/api/staff/session'))).toBe('gateway.not-logged-in');
  });

  it('stays at the unit of what is open, until that is escalated there', async () => {
    const clinic = await Clinic.open(system);
    await clinic.claimedCase();
    const goTo = (careUnitId: string, more = {}) =>
      clinic.nurse.send('POST', '/api/staff/session/assignment', { careUnitId, role: 'nurse', ...more });
    const refused = await eventually(async () => {
      const response = await clinic.nurse.ask('/api/staff/shift');
      return checkShift.answer.parse(await response.json()).ongoing.length > 0 && goTo('exempelby');
    });
    expect(await codeOf(refused)).toBe('queue.shift-open-cases');
    expect((await sessionOf(clinic.nurse)).principal).toMatchObject({ careUnitId: 'min-vard' });
    expect((await goTo('exempelby', { escalate: true })).status).toBe(200);
    expect((await sessionOf(clinic.nurse)).principal).toMatchObject({ careUnitId: 'exempelby' });
    await clinic.comeBack();
  });

  it('remembers who is first in line and who is behind, and lets them change it where they are', async () => {
    const clinic = await Clinic.open(system);
    const choose = async (shiftType: StaffSession['shiftType']) => {
      const choice = { careUnitId: 'min-vard', role: 'nurse', shiftType };
      const answer = await clinic.nurse.send('POST', '/api/staff/session/assignment', choice);
      return staffSession.parse(await answer.json()).shiftType;
    };
    const screen = await clinic.connect(clinic.nurse, 'staff');
    expect(await choose('primary')).toBe('primary');
    expect(await choose('secondary')).toBe('secondary');
    expect((await sessionOf(clinic.nurse)).shiftType).toBe('secondary');
    screen.say({ type: 'ping', ref: 'still there' });
    await screen.next('pong');
    expect((await sessionOf(await system.loggedIn('staff', NURSE))).shiftType).toBe('secondary');
    expect(await choose(undefined)).toBe('secondary');
    expect(await choose('primary')).toBe('primary');
    clinic.closeSockets();
  });
});

describe('the login of a patient', () => {
  it('exchanges the personnummer for the id of the register, and keeps no personnummer', async () => {
    const browser = await system.patient();
    const text = await (await browser.ask('/api/patient/session')).text();
    const { person } = patientSession.parse(JSON.parse(text));
    expect(person).toMatchObject({ name: PERSONS.patient.name, phone: '+46701740639' });
    expect(text).not.toContain(PERSONS.patient.personnummer);
    const again = await (await system.patient()).ask('/api/patient/session');
    expect(patientSession.parse(await again.json()).person).toEqual(person);
  });

  it('stands beside a login of staff in the same browser', async () => {
    const browser = await system.staff();
    await system.loggedIn('patient', PERSONS.patient.name, browser);
    expect(browser.cookies.map(({ name }) => name).sort()).toEqual(['om_patient', 'om_staff']);
  });
});

describe('a login while parts are away', () => {
  beforeAll(() => system.services.kill('queue', 'visit'));

  it('of staff goes on without queue, and the page is told that the choices are missing', async () => {
    const browser = new Browser(system.base);
    await browser.logIn('staff', NURSE);
    expect(await sessionOf(browser)).toMatchObject({ assignments: [], degraded: ['queue'] });
  }, 30_000);

  it('of a patient waits for the register', async () => {
    const { at } = await new Browser(system.base).logIn('patient', PERSONS.patient.name);
    expect(at.pathname + at.search).toBe('/?login=unavailable');
  });

  it('is possible again, with everything to choose, when they are back', async () => {
    await system.services.start('queue', 'visit');
    expect(await sessionOf(await system.staff())).toMatchObject({ degraded: [] });
    await system.patient();
  }, 60_000);
});

/** Where the gateway sends a browser that wants to log in; what is in it only that browser and the provider know. */
const onTheWay = async (browser: Browser): Promise<URL> => {
  const left = await browser.ask('/api/staff/login');
  return new URL(left.headers.get('location') ?? '');
};

describe('a login that does not work out', () => {
  const askedAgain = (page: Page) => page.at.pathname + page.at.search;

  it('brings the browser back home when the person presses Avbryt', async () => {
    const browser = new Browser(system.base);
    expect(askedAgain(await browser.logIn('staff', 'Avbryt'))).toBe('/personal?login=cancelled');
    expect(browser.cookies).toEqual([]);
  });

  it('brings the browser back home when the provider says that it failed', async () => {
    const browser = new Browser(system.base);
    const { searchParams } = await onTheWay(browser);
    const back = new URLSearchParams({
      error: 'server_error',
      state: searchParams.get('state') ?? '',
      iss: system.logins.issuer('staff'),
    });
    const page = await browser.follow(`/api/staff/callback?${back.toString()}`);
    expect(askedAgain(page)).toBe('/personal?login=failed');
  });

  it.each(['nonce', 'code_challenge'])(
    'refuses what the provider gives for another login: its %s was exchanged on the way',
    async (check) => {
      const browser = new Browser(system.base);
      const way = await onTheWay(browser);
      way.searchParams.set(check, 'x'.repeat(43));
      const page = await browser.choose(await browser.follow(way.href), NURSE);
      expect(askedAgain(page)).toBe('/personal?login=failed');
      expect(browser.cookies).toEqual([]);
    },
  );

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

  it('turns away somebody who proves something else than an HSA-id', async () => {
    await system.restartGateway({ STAFF_OIDC_CLAIM: 'sub' });
    const browser = new Browser(system.base);
    expect(askedAgain(await browser.logIn('staff', NURSE))).toBe('/personal?login=unknown');
    expect(browser.cookies).toEqual([]);
    await system.restartGateway();
  });

  it('says 503 to a program and goes home with a browser while the provider is away', async () => {
    await system.logins.kill();
    await system.restartGateway();
    const browser = new Browser(system.base);
    const told = await browser.ask('/api/staff/login', { headers: { accept: 'application/json' } });
    expect(told.status).toBe(503);
    expect(await codeOf(told)).toBe('gateway.login-unavailable');
    expect(askedAgain(await browser.follow('/api/staff/login'))).toBe('/personal?login=unavailable');
    await system.logins.restart();
    await eventually(() => system.staff());
  });
});

describe('a directory that nobody has entered anybody into', () => {
  it('turns everybody away', async () => {
    const empty = await GatewayUnderTest.start({ services: ['queue'], own: {} });
    const browser = new Browser(empty.base);
    const { at } = await browser.logIn('staff', NURSE);
    expect(at.pathname + at.search).toBe('/personal?login=unknown');
    expect(browser.cookies).toEqual([]);
    await empty.stop();
  }, 60_000);
});
