import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  claimVisit,
  copyNote,
  endVisit,
  exampleMarks,
  exampleMessages,
  exampleSnapshot,
  exampleUnit,
  getHistory,
  getNote,
  getVisit,
  listCases,
  listUnits,
  patientCases,
  patientCaseView,
  patientUnits,
  problem,
  staffCases,
  staffVisit,
  visitAnswer,
  type Notification,
} from '@om/contracts';
import { randomUUID } from 'node:crypto';
import type { Browser } from './testing/browser.js';
import { GatewayUnderTest } from './testing/gateway-under-test.js';

const { visitId } = exampleSnapshot;
let system: GatewayUnderTest;
let nurse: Browser;
let patient: Browser;

beforeAll(async () => {
  system = await GatewayUnderTest.start();
  nurse = await system.nurse();
  patient = await system.patient();
}, 60_000);
afterAll(() => system.stop());
beforeEach(() => {
  system.services.reset();
});

const anEnd = () => ({
  commandId: randomUUID(),
  expectedVersion: 3,
  async: { kind: 'hours', hours: 72 },
  autoMessage: false,
});

describe('what staff do', () => {
  it('is passed on as the person, with the id the browser gave', async () => {
    const commandId = randomUUID();
    const response = await nurse.send('POST', `/api/staff/visits/${visitId}/claim`, { commandId });
    expect(visitAnswer.parse(await response.json()).actions['start']).toEqual({ allowed: true });
    expect(system.services.askedOf(claimVisit)).toMatchObject([
      { commandId, payload: { visitId }, principal: { kind: 'clinician', careUnitId: 'min-vard' } },
    ]);
  });

  it('tells the loser of a race who has the case and since when', async () => {
    const params = { name: 'HSP21 TestPerson21', at: '2026-11-23T09:29:00.000Z' };
    system.services.refuse(claimVisit, 'visit.already-claimed', { params });
    const response = await nurse.send('POST', `/api/staff/visits/${visitId}/claim`, {
      commandId: randomUUID(),
    });
    expect(response.status).toBe(409);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(problem.parse(await response.json())).toMatchObject({
      code: 'visit.already-claimed',
      params,
      retry: false,
    });
  });

  it.each([
    ['visit.stale-version', 409],
    ['visit.not-found', 404],
    ['visit.not-responsible', 403],
    ['visit.async-not-offered', 422],
    ['visit.unavailable', 503],
    ['visit.nobody-listed-this', 500],
  ])('is answered by the table of errors: %s is %i', async (code, status) => {
    system.services.refuse(endVisit, code);
    const response = await nurse.send('POST', `/api/staff/visits/${visitId}/end`, anEnd());
    expect(response.status).toBe(status);
    const told = problem.parse(await response.json());
    expect(told.code).toBe(status === 500 ? 'gateway.internal' : code);
    expect(told.detail === undefined).toBe(status >= 500);
  });

  it('copies a note by the documentation service alone', async () => {
    const response = await nurse.send('POST', `/api/staff/visits/${visitId}/note/copy`, {
      commandId: randomUUID(),
    });
    expect(copyNote.answer.parse(await response.json()).leftOut).toContain('mainDiagnosis');
  });
});

describe('a view whose parts are away', () => {
  it('shows the visit without conversation and note, and names who is missing', async () => {
    system.services.refuse(getHistory, 'chat.unavailable');
    system.services.refuse(getNote, 'documentation.unavailable');
    system.services.refuse(listUnits, 'queue.unavailable');
    const view = staffVisit.parse(
      await (await nurse.ask(`/api/staff/visits/${visitId}?purpose=care`)).json(),
    );
    expect(view).toMatchObject({ conversation: null, note: null, unit: null });
    expect([...view.degraded].sort()).toEqual(['chat', 'documentation', 'queue']);
    expect(view.visit.visitId).toBe(visitId);
  });

  it('does not call a part missing that has said no', async () => {
    system.services.refuse(getNote, 'documentation.forbidden');
    const view = staffVisit.parse(await (await nurse.ask(`/api/staff/visits/${visitId}`)).json());
    expect(view).toMatchObject({ note: null, degraded: [] });
  });

  it('is a problem when the visit itself is away or not for the asker', async () => {
    system.services.refuse(getVisit, 'visit.not-found');
    const response = await nurse.ask(`/api/staff/visits/${visitId}`);
    expect(response.status).toBe(404);
    expect(Object.keys((await response.json()) as object)).not.toContain('conversation');
  });

  it('shows an empty Startsida that says why', async () => {
    system.services.refuse(listCases, 'queue.unavailable');
    const list = staffCases.parse(await (await nurse.ask('/api/staff/cases?tab=mine')).json());
    expect(list).toMatchObject({ rows: [], degraded: ['queue'] });
  });

  it('answers within the time of the slowest part when a service has really stopped', async () => {
    await system.services.stop('documentation');
    const view = staffVisit.parse(await (await nurse.ask(`/api/staff/visits/${visitId}`)).json());
    expect(view).toMatchObject({ note: null, degraded: ['documentation'] });
    await system.services.start('documentation');
  }, 20_000);
});

describe('a preview', () => {
  it('reads neither conversation nor note, which nobody has taken on', async () => {
    const view = staffVisit.parse(
      await (await nurse.ask(`/api/staff/visits/${visitId}?purpose=preview`)).json(),
    );
    expect(view).toMatchObject({ conversation: null, note: null, degraded: [] });
    expect(system.services.askedOf(getHistory)).toEqual([]);
    expect(system.services.askedOf(getNote)).toEqual([]);
    expect(system.services.askedOf(getVisit)[0]?.payload).toMatchObject({ purpose: 'preview' });
    expect(view.greetingPreview).toContain('Jag heter HSP39 TestPerson39 och är sjuksköterska');
  });
});

const smsSent: Notification = {
  notificationId: 'n',
  kind: 'started',
  channel: 'sms',
  status: 'sent',
  at: exampleSnapshot.createdAt,
};

describe('what a patient sees', () => {
  it('never holds priority, HSA-ids, personnummer or SMS attempts', async () => {
    system.services.reply(getHistory, () => ({
      careUnitId: 'min-vard',
      messages: [...exampleMessages],
      more: false,
      open: true,
      marks: exampleMarks,
      notifications: [smsSent],
    }));
    const pages = ['cases', `cases/${visitId}`, `cases/${visitId}/messages`, 'units'];
    for (const page of pages) {
      const text = await (await patient.ask(`/api/patient/${page}`)).text();
      expect(text).not.toMatch(/priority|SE2321000131|personnummer|198603|notification|notifyAt|claimNumber/);
    }
  });

  it('holds name and profession of who has the case, and whether it can be taken back', async () => {
    const view = patientCaseView.parse(await (await patient.ask(`/api/patient/cases/${visitId}`)).json());
    expect(view.case).toMatchObject({
      reason: 'Axelbesvär',
      responsible: { name: 'HSP39 TestPerson39', profession: 'nurse' },
      hours: exampleUnit.hours,
      canCancel: true,
    });
  });

  it('still holds the case when chat and queue are away', async () => {
    system.services.refuse(getHistory, 'chat.unavailable');
    system.services.refuse(listUnits, 'queue.unavailable');
    const view = patientCaseView.parse(await (await patient.ask(`/api/patient/cases/${visitId}`)).json());
    expect(view).toMatchObject({ conversation: null, case: { state: 'claimed' } });
    expect([...view.degraded].sort()).toEqual(['chat', 'queue']);
    const list = patientCases.parse(await (await patient.ask('/api/patient/cases')).json());
    expect(list).toMatchObject({ degraded: ['queue'] });
    expect(list.cases[0]?.hours).toBeUndefined();
  });

  it('offers contact reasons in the unit’s own words', async () => {
    const { units } = patientUnits.parse(await (await patient.ask('/api/patient/units')).json());
    expect(units[0]?.reasons[0]).toMatchObject({ code: 'axelbesvar', label: 'Axelbesvär' });
  });
});
