import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  patientCases,
  patientCaseView,
  problem,
  saveNote,
  staffCases,
  staffVisit,
  type StaffVisit,
} from '@om/contracts';
import { eventually } from '@om/testing';
import type { TestSocket } from './testing/browser.js';
import { Clinic, type Visit } from './testing/clinic.js';
import { GatewayUnderTest } from './testing/gateway-under-test.js';

/** Shorter than the full wait for one part: what a page takes once it is known that a part is away. */
const SHORT_WAIT_MS = 4_000;
/** Longer than one part is waited for (contracts: 5 s), shorter than two after each other. */
const ONE_WAIT_MS = 9_000;

const { visitId: _, ...noteExample } = saveNote.examples[0]?.payload ?? { visitId: '' };
const aNote = (expectedVersion: number, commandId = randomUUID()) => ({
  ...noteExample,
  expectedVersion,
  commandId,
});

let system: GatewayUnderTest;
let clinic: Clinic;
let visit: Visit;
let care: TestSocket;
/** What the visit view showed while everything was there. */
let whole: StaffVisit;

const viewed = async (purpose = 'care'): Promise<StaffVisit> =>
  staffVisit.parse(
    await (await clinic.nurse.ask(`/api/staff/visits/${visit.visitId}?purpose=${purpose}`)).json(),
  );
/** The page asks again while something is missing. */
const whenWhole = async (): Promise<StaffVisit | false> => {
  const view = await viewed();
  return view.degraded.length === 0 && view;
};
const note = () => `/api/staff/visits/${visit.visitId}/note`;

beforeAll(async () => {
  system = await GatewayUnderTest.start({ services: ['queue', 'visit', 'chat', 'documentation'] });
  clinic = await Clinic.open(system);
  visit = await clinic.documentedVisit();
  const saved = await clinic.nurse.send('PUT', note(), aNote(0));
  expect(saved.status).toBe(200);
  ({ socket: care } = await clinic.connectTo(visit, 'staff'));
  whole = await viewed();
  expect(whole).toMatchObject({ degraded: [], note: { version: 1 } });
}, 60_000);
afterAll(() => system.stop());

describe('with chat, documentation and queue killed', () => {
  const unsent = { type: 'send', ref: 'typed', text: 'Skrivet medan chatten var borta.' } as const;
  const unsaved = aNote(1);
  const asked = () => ({
    view: viewed(),
    preview: viewed('preview'),
    list: clinic.nurse.ask('/api/staff/cases?tab=mine'),
    ownCase: visit.patient.ask(`/api/patient/cases/${visit.visitId}`),
    ownCases: visit.patient.ask('/api/patient/cases'),
    saved: clinic.nurse.send('PUT', note(), unsaved),
  });
  let answers: ReturnType<typeof asked>;
  let askedAt: number;

  beforeAll(async () => {
    await system.services.kill('chat', 'documentation', 'queue');
    care.say({ ...unsent, visitId: visit.visitId });
    askedAt = performance.now();
    answers = asked();
  });

  it('the visit view shows the visit, names every missing part, and waits for them all at once', async () => {
    const view = await answers.view;
    expect(performance.now() - askedAt).toBeLessThan(ONE_WAIT_MS);
    expect(view).toMatchObject({ conversation: null, note: null, unit: null, visit: whole.visit });
    expect([...view.degraded].sort()).toEqual(['chat', 'documentation', 'queue']);
    expect(view.actions).toEqual(whole.actions);
  });

  it('a preview misses neither conversation nor note, which it does not read', async () => {
    expect(await answers.preview).toMatchObject({ conversation: null, note: null, degraded: ['queue'] });
  });

  it('Startsida is empty and says why', async () => {
    const list = staffCases.parse(await (await answers.list).json());
    expect(list).toMatchObject({ rows: [], degraded: ['queue'] });
  });

  it('patients still see their cases, without conversation and opening hours', async () => {
    const shown = patientCaseView.parse(await (await answers.ownCase).json());
    expect(shown).toMatchObject({ conversation: null, case: { state: 'ongoing' } });
    expect([...shown.degraded].sort()).toEqual(['chat', 'queue']);
    const { cases, degraded } = patientCases.parse(await (await answers.ownCases).json());
    expect(degraded).toEqual(['queue']);
    expect(cases.map(({ visitId, hours }) => [visitId, hours])).toEqual([[visit.visitId, undefined]]);
  });

  it('the next page does not wait for them again', async () => {
    const again = performance.now();
    const view = await viewed();
    expect(performance.now() - again).toBeLessThan(SHORT_WAIT_MS);
    expect([...view.degraded].sort()).toEqual(['chat', 'documentation', 'queue']);
  });

  it('what is sent or saved is refused as something to try again, and the socket stays', async () => {
    const response = await answers.saved;
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(problem.parse(await response.json())).toMatchObject({
      code: 'documentation.unavailable',
      retry: true,
    });
    expect(await care.next('refused')).toMatchObject({
      ref: 'typed',
      problem: { code: 'chat.unavailable', retry: true },
    });
    expect(care.closed).toBeUndefined();
  });

  it('everything is there again when they are back, and what is tried again is done once', async () => {
    await system.services.start('queue', 'chat', 'documentation');
    const again = await eventually(whenWhole);
    expect(again).toMatchObject({ degraded: [], note: whole.note, unit: whole.unit });
    expect(again.conversation?.messages).toEqual(whole.conversation?.messages);
    for (const _ of ['first try', 'and a repeat']) {
      care.say({ ...unsent, visitId: visit.visitId });
      expect((await clinic.nurse.send('PUT', note(), unsaved)).status).toBe(200);
    }
    await care.until(() => care.of('stored').length === 2);
    expect((await viewed()).note).toMatchObject({ version: 2 });
    const texts = (await clinic.messages(visit.visitId)).map(({ text }) => text);
    expect(texts.filter((text) => text === unsent.text)).toHaveLength(1);
  }, 60_000);
});

describe('with visit killed', () => {
  it('what only visit knows is refused as something to try again; the conversation goes on', async () => {
    await system.services.kill('visit');
    const path = `/api/staff/visits/${visit.visitId}`;
    care.say({ type: 'send', ref: 'meanwhile', visitId: visit.visitId, text: 'Går ändå.' });
    await care.next('stored', ({ ref }) => ref === 'meanwhile');
    const [view, claimed] = await Promise.all([
      clinic.nurse.ask(path),
      clinic.nurse.send('POST', `${path}/claim`, { commandId: randomUUID() }),
    ]);
    for (const response of [view, claimed]) {
      expect(response.status).toBe(503);
      const told = problem.parse(await response.json());
      expect(told).toMatchObject({ code: 'visit.unavailable', retry: true });
      expect(told.detail).toBeUndefined();
    }
    await system.services.start('visit');
    await eventually(async () => (await clinic.nurse.ask(path)).ok);
  }, 60_000);
});

describe('with a service that hangs', () => {
  it('the view is as without it, and whole again when it goes on', async () => {
    system.services.freeze('documentation');
    expect(await viewed()).toMatchObject({ note: null, degraded: ['documentation'] });
    system.services.thaw('documentation');
    expect(await eventually(whenWhole)).toMatchObject({ note: { version: 2 }, degraded: [] });
  }, 30_000);
});
