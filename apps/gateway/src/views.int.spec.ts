/** @jest-environment @om/testing/worker-environment */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  copyNote,
  patientCaseView,
  patientUnits,
  problem,
  saveNote,
  staffVisit,
  visitAnswer,
} from '@om/contracts';
import { eventually } from '@om/testing';
import type { Browser } from './testing/browser.js';
import { Clinic, type Visit } from './testing/clinic.js';
import { GatewayUnderTest, PERSONS } from './testing/gateway-under-test.js';

let system: GatewayUnderTest;
let clinic: Clinic;
let physician: Browser;

beforeAll(async () => {
  system = await GatewayUnderTest.shared();
  clinic = await Clinic.open(system);
  physician = await system.staff('physician');
}, 60_000);
afterAll(async () => {
  await clinic.close();
  await system.stop();
});

const claim = (by: Browser, { visitId }: Visit, commandId: string = randomUUID()) =>
  by.send('POST', `/api/staff/visits/${visitId}/claim`, { commandId });

const read = async (by: Browser, { visitId }: Visit, purpose = 'care') =>
  staffVisit.parse(await (await by.ask(`/api/staff/visits/${visitId}?purpose=${purpose}`)).json());

describe('what staff do', () => {
  it('is done as the person, under the id the browser gave: a repeat is the same command', async () => {
    const waiting = await clinic.waitingCase();
    const commandId = randomUUID();
    const first = visitAnswer.parse(await (await claim(clinic.nurse, waiting, commandId)).json());
    expect(first.visit.responsible).toMatchObject({ personId: PERSONS.nurse.hsaId });
    expect(first.actions['start']).toEqual({ allowed: true });
    expect(await (await claim(clinic.nurse, waiting, commandId)).json()).toEqual(first);
    expect((await claim(clinic.nurse, waiting)).status).toBe(409);
  });

  it('tells the loser of a race who has the case and since when', async () => {
    const waiting = await clinic.waitingCase();
    const won = visitAnswer.parse(await (await claim(physician, waiting)).json());
    const response = await claim(clinic.nurse, waiting);
    expect(response.status).toBe(409);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(problem.parse(await response.json())).toMatchObject({
      code: 'visit.already-claimed',
      params: { name: PERSONS.physician.name, at: won.visit.responsible?.since },
      retry: false,
    });
  });

  it('is refused by the rules of the visit, with the status of the table of errors', async () => {
    const visit = await clinic.ongoingVisit();
    const anEnd = { expectedVersion: visit.snapshot.version, autoMessage: false };
    const hours = (hours: number) => ({ async: { kind: 'hours', hours } });
    const refusals: [Browser, string, object, string, number][] = [
      [
        clinic.nurse,
        visit.visitId,
        { ...anEnd, ...hours(72), expectedVersion: 1 },
        'visit.stale-version',
        409,
      ],
      [clinic.nurse, randomUUID(), { ...anEnd, ...hours(72) }, 'visit.not-found', 404],
      [physician, visit.visitId, { ...anEnd, ...hours(72) }, 'visit.not-responsible', 403],
      [clinic.nurse, visit.visitId, { ...anEnd, ...hours(5) }, 'visit.async-not-offered', 422],
    ];
    for (const [by, visitId, body, code, status] of refusals) {
      const path = `/api/staff/visits/${visitId}/end`;
      const response = await by.send('POST', path, { commandId: randomUUID(), ...body });
      expect(response.status).toBe(status);
      expect(problem.parse(await response.json())).toMatchObject({ code, detail: expect.any(String) });
    }
    expect(await clinic.visit(visit.visitId)).toMatchObject(visit.snapshot);
  });

  it('copies a note without its diagnosis', async () => {
    const { visitId } = await clinic.documentedVisit();
    const note = { ...saveNote.examples[0]?.payload, visitId: undefined, expectedVersion: 0 };
    const path = `/api/staff/visits/${visitId}/note`;
    await clinic.nurse.send('PUT', path, { commandId: randomUUID(), ...note });
    const response = await clinic.nurse.send('POST', `${path}/copy`, { commandId: randomUUID() });
    const copied = copyNote.answer.parse(await response.json());
    expect(copied.leftOut).toContain('mainDiagnosis');
    expect(note.mainDiagnosis).toBeTruthy();
    expect(copied.text).not.toContain(note.mainDiagnosis);
  });
});

describe('the view of a visit', () => {
  it('does not call a part missing that has said no: a colleague reads no note that is not theirs', async () => {
    const visit = await clinic.documentedVisit();
    const own = await read(clinic.nurse, visit);
    expect(own.note).not.toBeNull();
    expect(await read(physician, visit)).toMatchObject({ note: null, degraded: [] });
  });

  it('does not exist for staff of another unit, in none of its parts', async () => {
    const visit = await clinic.ongoingVisit();
    const elsewhere = await system.staff('physician', 'exempelby');
    const response = await elsewhere.ask(`/api/staff/visits/${visit.visitId}`);
    expect(response.status).toBe(404);
    const told = problem.parse(await response.json());
    expect(told).toMatchObject({ code: 'visit.not-found' });
    expect(Object.keys(told)).not.toContain('conversation');
  });

  it('before the start shows the greeting that will be sent, in the name of who looks', async () => {
    const view = await read(clinic.nurse, await clinic.waitingCase(), 'preview');
    expect(view).toMatchObject({ conversation: null, note: null, degraded: [] });
    expect(view.greetingPreview).toContain('Jag heter HSP39 TestPerson39 och är sjuksköterska');
  });
});

describe('what a patient sees', () => {
  it('never holds priority, HSA-ids, personnummer or SMS attempts', async () => {
    const visit = await clinic.endedVisit();
    await eventually(async () => {
      expect((await read(clinic.nurse, visit)).conversation?.notifications).not.toEqual([]);
    });
    const pages = ['cases', `cases/${visit.visitId}`, `cases/${visit.visitId}/messages`, 'units'];
    for (const page of pages) {
      const response = await visit.patient.ask(`/api/patient/${page}`);
      expect(response.status).toBe(200);
      const text = await response.text();
      expect(text).not.toMatch(/priority|SE2321000131|personnummer|198603|notification|notifyAt|claimNumber/);
    }
  });

  it('holds name and profession of who has the case, and whether it can be taken back', async () => {
    const { visitId, patient } = await clinic.claimedCase();
    const view = patientCaseView.parse(await (await patient.ask(`/api/patient/cases/${visitId}`)).json());
    expect(view.case).toMatchObject({
      responsible: { name: PERSONS.nurse.name, profession: 'nurse' },
      hours: 'vardagar 8–16',
      canCancel: true,
    });
  });

  it('offers contact reasons in the unit’s own words', async () => {
    const patient = await system.patient();
    const { units } = patientUnits.parse(await (await patient.ask('/api/patient/units')).json());
    expect(units.map(({ name }) => name)).toContain('Min vård Testköping');
    expect(units[0]?.reasons).toContainEqual(
      expect.objectContaining({ code: 'axelbesvar', label: 'Axelbesvär' }),
    );
  });
});
