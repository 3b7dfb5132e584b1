/** @jest-environment @om/testing/worker-environment */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GATEWAY_ROUTES, LIMITS, patientCases, problem, type RouteContract } from '@om/contracts';
import { Browser } from './testing/browser.js';
import { Clinic, type Visit } from './testing/clinic.js';
import { GatewayUnderTest } from './testing/gateway-under-test.js';

const commandId = randomUUID();
let system: GatewayUnderTest;
let clinic: Clinic;
let nurse: Browser;
let patient: Browser;
let waiting: Visit;
/** The cases of the patient before anything bad was sent. */
let before: string[];

beforeAll(async () => {
  system = await GatewayUnderTest.shared();
  clinic = await Clinic.open(system);
  waiting = await clinic.waitingCase();
  ({ nurse } = clinic);
  ({ patient } = waiting);
  before = await casesOf(patient);
}, 60_000);
afterAll(async () => {
  await clinic.close();
  await system.stop();
});

const casesOf = async (browser: Browser): Promise<string[]> => {
  const { cases } = patientCases.parse(await (await browser.ask('/api/patient/cases')).json());
  return cases.map(({ visitId }) => visitId);
};

/** The case that every bad request is about has not been touched, and no other has come. */
const nothingHasChanged = async (): Promise<void> => {
  expect(await clinic.visit(waiting.visitId)).toMatchObject(waiting.snapshot);
  expect(await casesOf(patient)).toEqual(before);
};

const aCase = () => clinic.caseFor('recept');
const on = (path: string) => path.replace(':visitId', waiting.visitId);
const aNote = {
  commandId,
  expectedVersion: 0,
  texts: { kontaktorsak: '', anamnes: '', status: '', bedomning: '', atgard: '', information: '', kva: '' },
  mainDiagnosis: null,
  secondaryDiagnoses: [],
};
const claim = '/api/staff/visits/:visitId/claim';
const start = '/api/staff/visits/:visitId/start';
const note = '/api/staff/visits/:visitId/note';

describe('a body that does not fit', () => {
  it.each([
    ['an unknown field', 'POST', claim, { commandId, extra: 1 }, 'extra'],
    ['a missing id of the command', 'POST', claim, {}, 'commandId'],
    ['an id that is none', 'POST', claim, { commandId: '1' }, 'commandId'],
    ['a wrong type', 'POST', start, { commandId, expectedVersion: '2' }, 'expectedVersion'],
    ['an array for an object', 'POST', claim, [], undefined],
    [
      'a note field over its limit',
      'PUT',
      note,
      { ...aNote, texts: { ...aNote.texts, status: 'x'.repeat(LIMITS.noteField + 1) } },
      'texts.status',
    ],
    ['an unknown note field', 'PUT', note, { ...aNote, texts: { ...aNote.texts, prio: '1' } }, 'texts.prio'],
  ] as const)('staff: %s is named with its field', async (_what, method, path, body, field) => {
    const response = await nurse.send(method, on(path), body);
    expect(response.status).toBe(422);
    expect(problem.parse(await response.json())).toMatchObject({
      code: 'gateway.invalid',
      ...(field ? { field } : {}),
    });
    await nothingHasChanged();
  });

  it.each([
    ['own words over the limit', { ownWords: 'x'.repeat(LIMITS.reason + 1) }, 'ownWords'],
    ['no own words', { ownWords: '   ' }, 'ownWords'],
    ['an answer of a wrong type', { answers: [{ questionId: 'a', answer: 7 }] }, 'answers.0.answer'],
    ['a priority of one’s own choice', { priority: 1 }, 'priority'],
    ['a foreign phone', { phone: '0701740639' }, 'phone'],
  ])('patients: %s is named with its field', async (_what, wrong, field) => {
    const response = await patient.send('POST', '/api/patient/cases', { ...aCase(), ...wrong });
    expect(response.status).toBe(422);
    expect(problem.parse(await response.json())).toMatchObject({ code: 'gateway.invalid', field });
    await nothingHasChanged();
  });

  it('over the limit says what the limit is and never repeats the text', async () => {
    const response = await patient.send('POST', '/api/patient/cases', {
      ...aCase(),
      ownWords: 'hemligt'.repeat(500),
    });
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ params: { rule: 'too_big', max: LIMITS.reason } });
    expect(text).not.toContain('hemligt');
  });

  it.each([
    [
      'over 64 KB',
      JSON.stringify({ commandId, extra: 'x'.repeat(LIMITS.bodyBytes) }),
      'application/json',
      413,
      'gateway.too-large',
    ],
    ['broken JSON', '{"commandId":', 'application/json', 400, 'gateway.bad-json'],
    ['a bare string', '"hej"', 'application/json', 400, 'gateway.bad-json'],
    ['a form', `commandId=${commandId}`, 'application/x-www-form-urlencoded', 415, 'gateway.not-json'],
    ['plain text', '{}', 'text/plain', 415, 'gateway.not-json'],
  ])('%s is refused before it is read', async (_what, body, type, status, code) => {
    const headers = { 'content-type': type, origin: system.base.origin, 'x-csrf-token': nurse.csrfToken };
    const response = await nurse.ask(on(claim), { method: 'POST', body, headers });
    expect(response.status).toBe(status);
    expect(problem.parse(await response.json()).code).toBe(code);
  });

  it('compressed is refused, so that a small body never becomes a large one', async () => {
    const headers = {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      origin: system.base.origin,
      'x-csrf-token': nurse.csrfToken,
    };
    expect((await nurse.ask(on(claim), { method: 'POST', body: 'x', headers })).status).toBe(415);
  });
});

describe('an address that does not fit', () => {
  it.each([
    ['an id that is none', '/api/staff/visits/1', 422, 'gateway.invalid'],
    ['an unknown tab', '/api/staff/cases?tab=everything', 422, 'gateway.invalid'],
    ['a missing tab', '/api/staff/cases', 422, 'gateway.invalid'],
    ['a negative place', '/api/staff/visits/:visitId/messages?after=-1', 422, 'gateway.invalid'],
    ['an unknown parameter', '/api/staff/cases?tab=mine&limit=9', 422, 'gateway.invalid'],
    ['no such route', '/api/staff/anything', 404, 'gateway.not-found'],
    ['no such file', '/assets/app-000000.js', 404, 'gateway.not-found'],
    ['a path out of the folder', '/assets/..%2f..%2fpackage.json', 404, 'gateway.not-found'],
    ['a broken escape', '/api/staff/visits/%E0%A4%A', 404, 'gateway.not-found'],
  ])('%s is a problem', async (_what, path, status, code) => {
    const response = await nurse.ask(on(path));
    expect(response.status).toBe(status);
    expect(problem.parse(await response.json()).code).toBe(code);
  });
});

describe('a request that is not from our page', () => {
  const without: Record<string, [Record<string, string>, string]> = {
    'another origin': [{ origin: 'https://elsewhere.example' }, 'gateway.bad-origin'],
    'an origin that is hidden': [{ origin: 'null' }, 'gateway.bad-origin'],
    'no CSRF token': [{ 'x-csrf-token': '' }, 'gateway.csrf'],
    'the token of another login': [{ 'x-csrf-token': 'a'.repeat(32) }, 'gateway.csrf'],
  };

  it.each(Object.entries(without))('%s changes nothing', async (_what, [headers, code]) => {
    const response = await nurse.send('POST', on(claim), { commandId }, headers);
    expect(response.status).toBe(403);
    expect(problem.parse(await response.json()).code).toBe(code);
    await nothingHasChanged();
  });

  it('no Origin header changes nothing', async () => {
    const headers = { 'content-type': 'application/json', 'x-csrf-token': nurse.csrfToken };
    const response = await nurse.ask(on(claim), {
      method: 'POST',
      body: JSON.stringify({ commandId }),
      headers,
    });
    expect(problem.parse(await response.json()).code).toBe('gateway.bad-origin');
  });
});

describe('a request without a login that holds', () => {
  const guarded = (Object.entries(GATEWAY_ROUTES) as [string, RouteContract][]).filter(([, { access }]) =>
    ['staff', 'staff-person', 'patient'].includes(access),
  );

  it.each(guarded)('%s is refused', async (_name, { method, path }) => {
    const address = on(path);
    const stranger = new Browser(system.base);
    const response = await (method === 'GET' ? stranger.ask(address) : stranger.send(method, address, {}));
    expect(response.status).toBe(401);
    expect(problem.parse(await response.json()).code).toBe('gateway.not-logged-in');
  });

  it.each([
    ['a cookie that has been changed', (token: string) => `${token.slice(0, -6)}AAAAAA`],
    ['a cookie that is none', () => 'hej'],
    ['a huge cookie', () => 'x'.repeat(6_000)],
  ])('%s is no login', async (_what, spoil) => {
    const thief = new Browser(system.base);
    thief.setCookie({ name: 'om_staff', value: spoil(nurse.cookie('om_staff')), path: '/api/staff' });
    expect((await thief.ask('/api/staff/session')).status).toBe(401);
  });

  it('a patient’s cookie does not open the door of staff', async () => {
    const thief = new Browser(system.base);
    thief.setCookie({ name: 'om_staff', value: patient.cookie('om_patient'), path: '/api/staff' });
    expect((await thief.ask('/api/staff/session')).status).toBe(401);
  });
});

describe('in production', () => {
  it('the development routes do not exist, and logins are told so', async () => {
    const routes = (Object.values(GATEWAY_ROUTES) as RouteContract[]).filter(
      ({ access }) => access === 'development',
    );
    await system.restartGateway({ NODE_ENV: 'production' });
    for (const { method, path } of routes) {
      const address = on(path);
      const response = await (method === 'GET' ? nurse.ask(address) : nurse.send(method, address, {}));
      expect(response.status).toBe(404);
    }
    expect(await (await nurse.ask('/api/staff/session')).json()).toMatchObject({ development: false });
    await nothingHasChanged();
    await system.restartGateway();
  });
});

describe('too many requests', () => {
  it('are told to wait, each login by itself', async () => {
    await system.restartGateway({ REQUESTS_PER_MINUTE: '5' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => patient.ask('/api/patient/units')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(2);
    expect(refused[0]?.headers.get('retry-after')).toBe('2');
    expect((await nurse.ask('/api/staff/cases?tab=waiting')).status).toBe(200);
    await system.restartGateway();
  });
});
