import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  exampleHandover,
  exampleSnapshot,
  listCases,
  listPunctuality,
  waitingEstimate,
  type CaseTab,
  type VisitSnapshot,
} from '@om/contracts';
import { modelToken } from '@om/persistence';
import { aClinician, aPatient, startTestService, type TestService } from '@om/testing';
import { randomUUID } from 'node:crypto';
import type { Model } from 'mongoose';
import { queueEnv } from '../env.js';
import { QueueModule } from '../queue.module.js';
import { aWaiting, anOngoing, granted, presenceEvent, visitEvent } from '../testing/heard-visits.js';
import { SEARCH } from './sightings.js';

const nurse = aClinician();
const lead = aClinician({ lead: true });
let queue: TestService;

beforeAll(async () => {
  queue = await startTestService((env) => QueueModule.forEnvironment(env), 'queue', { schema: queueEnv });
});
afterAll(() => queue.stop());

const hear = async (...visits: VisitSnapshot[]): Promise<void> => {
  for (const visit of visits) await queue.emit(visitEvent(visit));
};
const rowsOf = async (
  tab: CaseTab,
  over: { date?: string; entry?: 'booked'; search?: string } = {},
  who = nurse,
) =>
  granted(await queue.request(listCases, { tab, limit: 50, ...over }, who)).rows.map(
    ({ visitId }) => visitId,
  );
const patientOf = ({ patient }: VisitSnapshot) => aPatient({ personId: patient.patientId });
const own = () => ({ ...exampleSnapshot.patient, patientId: randomUUID() });
const startedAfter = (minutes: number, careUnitId: string) => {
  const start = Date.parse('2026-11-23T09:00:00.000Z');
  return anOngoing(nurse, {
    careUnitId,
    waitingSince: new Date(start).toISOString(),
    startedAt: new Date(start + minutes * 60_000).toISOString(),
  });
};

describe('the waiting estimate', () => {
  it('is the median of the last starts at the same priority, and only words before there are five', async () => {
    const careUnitId = 'estimated';
    await hear(...[4, 7, 12, 30].map((minutes) => startedAfter(minutes, careUnitId)));
    const asked = { careUnitId, priority: 3 };
    expect(granted(await queue.request(waitingEstimate, asked, nurse))).toEqual({});
    await hear(startedAfter(90, careUnitId), { ...startedAfter(500, careUnitId), priority: 2 });
    expect(granted(await queue.request(waitingEstimate, asked, nurse))).toEqual({ minutes: 15 });
  });

  it('counts a visit that was handed over as the start it was, where it began, and as none where it goes on', async () => {
    const [sending, receiving] = ['sending', 'receiving'];
    const from = { ...exampleHandover.from, careUnitId: sending };
    const handover = { ...exampleHandover, state: 'accepted', from } as const;
    const began = [300, 400, 500, 600, 700].map((minutes) => ({
      ...startedAfter(minutes, sending),
      startedAs: { careUnitId: sending, priority: 3 },
    }));
    const [inside, ...away] = began.map((visit) => ({ ...visit, version: visit.version + 1, handover }));
    await hear(...began, ...[4, 7, 12, 30, 90].map((minutes) => startedAfter(minutes, receiving)));
    if (inside) await hear(inside);
    await hear(...away.map((visit) => ({ ...visit, careUnitId: receiving, priority: 2 })));
    const told = async (careUnitId: string, priority: number) =>
      granted(await queue.request(waitingEstimate, { careUnitId, priority }, nurse));
    expect(await told(sending, 3)).toEqual({ minutes: 500 });
    expect(await told(receiving, 3)).toEqual({ minutes: 15 });
    expect(await told(receiving, 2)).toEqual({});
  });

  it('leaves out visits of an earlier release that were handed over there, or as more urgent than they had waited', async () => {
    const careUnitId = 'received-before';
    await hear(...[4, 7, 12, 30, 90].map((minutes) => startedAfter(minutes, careUnitId)));
    const handover = { ...exampleHandover, state: 'accepted' } as const;
    await hear(...[300, 400, 500].map((minutes) => ({ ...startedAfter(minutes, careUnitId), handover })));
    const asked = { careUnitId, priority: 3 };
    expect(granted(await queue.request(waitingEstimate, asked, nurse))).toEqual({ minutes: 15 });
  });

  it('tells a patient the place of the own visit, by need and then by time, and nothing of another’s', async () => {
    const careUnitId = 'queued';
    const at = (minute: number) => `2026-11-23T09:0${String(minute)}:00.000Z`;
    const [first, second, urgent] = [
      aWaiting({ careUnitId, priority: 3, waitingSince: at(1), patient: own() }),
      aWaiting({ careUnitId, priority: 3, waitingSince: at(2), patient: own() }),
      aWaiting({ careUnitId, priority: 2, waitingSince: at(3), patient: own() }),
    ];
    await hear(first, second, urgent);
    const place = async (visit: VisitSnapshot, who = patientOf(visit)) =>
      queue.request(waitingEstimate, { careUnitId, visitId: visit.visitId }, who);
    expect(await place(urgent)).toEqual({ place: 1 });
    expect(await place(first)).toEqual({ place: 2 });
    expect(await place(second)).toEqual({ place: 3 });
    expect(await place(second, patientOf(first))).toMatchObject({ refused: { code: 'queue.forbidden' } });
  });
});

describe('a waiting patient who has said Akut', () => {
  it('stands before everybody, whatever the priority, in the list and in the place that patients are told', async () => {
    const careUnitId = 'emergency';
    const waits = (priority: number, over: Partial<VisitSnapshot> = {}) =>
      aWaiting({ careUnitId, priority, patient: own(), ...over });
    const emergency = { at: '2026-11-23T09:40:00.000Z', byName: 'x', byKind: 'patient' } as const;
    const [urgent, less, last] = [waits(1), waits(4, { emergency }), waits(5, { emergency })];
    await hear(last, urgent, less);
    const who = { ...nurse, careUnitId };
    expect(await rowsOf('waiting', {}, who)).toEqual([less, last, urgent].map(({ visitId }) => visitId));
    const place = async (visit: VisitSnapshot) =>
      queue.request(waitingEstimate, { careUnitId, visitId: visit.visitId }, patientOf(visit));
    expect([await place(less), await place(last), await place(urgent)]).toEqual([
      { place: 1 },
      { place: 2 },
      { place: 3 },
    ]);
    await hear({ ...less, version: less.version + 1, emergency: undefined });
    expect(await place(urgent)).toEqual({ place: 2 });
  });
});

describe('a booked patient whom care has let wait', () => {
  it('stands first among those as urgent, in the list and in the place that patients are told', async () => {
    const careUnitId = 'held-up';
    const at = (minute: number) => `2026-11-23T09:0${String(minute)}:00.000Z`;
    const waits = (minute: number, over: Partial<VisitSnapshot> = {}) =>
      aWaiting({ careUnitId, priority: 3, waitingSince: at(minute), patient: own(), ...over });
    const booked = { entry: 'booked', bookedFor: at(5), checkedInAt: at(4) } as const;
    const urgent = waits(9, { priority: 2 });
    const first = waits(1);
    const heldUp = waits(4, { ...booked, lateness: { careMinutes: 10 } });
    const onTime = waits(4, booked);
    const order = [urgent, heldUp, first, onTime].map(({ visitId }) => visitId);
    await hear(first, onTime, heldUp, urgent);
    expect(await rowsOf('waiting', {}, { ...nurse, careUnitId })).toEqual(order);
    for (const [before, visit] of [urgent, heldUp, first, onTime].entries())
      expect(
        await queue.request(waitingEstimate, { careUnitId, visitId: visit.visitId }, patientOf(visit)),
      ).toEqual({ place: before + 1 });
  });
});

describe('Startsida narrowed down', () => {
  it('shows the booked of one Swedish day', async () => {
    const booked = (bookedFor: string) =>
      aWaiting({ state: 'scheduled', entry: 'booked', bookedFor, waitingSince: undefined });
    const [late, early] = [booked('2026-11-30T23:30:00.000Z'), booked('2026-11-30T22:30:00.000Z')];
    await hear(late, early);
    expect(await rowsOf('booked', { date: '2026-12-01' })).toEqual([late.visitId]);
    expect(await rowsOf('booked', { date: '2026-11-30' })).toEqual([early.visitId]);
    expect(await rowsOf('booked')).toEqual([early.visitId, late.visitId]);
  });

  it('shows those who came one way', async () => {
    const [dropIn, checkedIn] = [
      aWaiting(),
      aWaiting({ entry: 'booked', bookedFor: '2026-11-23T09:00:00.000Z' }),
    ];
    await hear(dropIn, checkedIn);
    expect(await rowsOf('waiting', { entry: 'booked' })).toEqual([checkedIn.visitId]);
    expect(await rowsOf('waiting')).toEqual(expect.arrayContaining([dropIn.visitId, checkedIn.visitId]));
  });

  it('finds an ended case of the whole unit by name and personnummer, and writes each search down', async () => {
    const physician = aClinician({ personId: 'SE2321000131-P000000000021' });
    const visit = anOngoing(physician, {
      state: 'closed',
      endedAt: '2026-11-23T09:52:00.000Z',
      closedAt: '2026-11-23T09:52:00.000Z',
      patient: { ...own(), name: 'Testpatient P24-99', personnummer: '198603042386' },
    });
    await hear(visit);
    for (const search of ['p24-99 TESTPATIENT', '19860304-2386 p24-99']) {
      expect(await rowsOf('ended', { search })).toEqual([visit.visitId]);
    }
    expect(await rowsOf('ended', { search: 'p24-98' })).toEqual([]);
    expect(await rowsOf('ended')).toEqual([]);
    const trail = queue.app.get<Model<{ actor: unknown }>>(modelToken('Audit'));
    const rows = await trail.find({ visitId: visit.visitId, what: SEARCH }).lean().exec();
    expect(rows).toMatchObject([{ actor: nurse }, { actor: nurse }]);
    expect(await trail.find({ patientId: null, what: SEARCH }).lean().exec()).toMatchObject([
      { actor: nurse, careUnitId: nurse.careUnitId },
    ]);
  });
});

describe('punctuality', () => {
  it('counts late and missed booked visits by side, for the lead', async () => {
    const at = (day: number, minute = 0) => new Date(Date.UTC(2027, 0, day, 9, minute)).toISOString();
    const booked = (day: number, over: Partial<VisitSnapshot> = {}) =>
      anOngoing(nurse, { entry: 'booked', bookedFor: at(day), startedAt: at(day), ...over });
    await hear(
      booked(1),
      booked(1, { checkedInAt: at(1, 6), claimedAt: at(1, 6), startedAt: at(1, 6) }),
      booked(2, { startedAt: at(2, 11) }),
      booked(2, { state: 'no-show' }),
      booked(3, { state: 'no-show' }),
    );
    const days = { from: '2027-01-01', to: '2027-01-02' };
    expect(granted(await queue.request(listPunctuality, days, lead))).toEqual({
      booked: 4,
      noShow: { patient: 1, care: 0 },
      late: { patient: 1, care: 1 },
    });
    await expect(queue.request(listPunctuality, days, nurse)).resolves.toMatchObject({
      refused: { code: 'queue.forbidden' },
    });
    const long = { from: '2026-01-01', to: '2027-01-01' };
    await expect(queue.request(listPunctuality, long, lead)).resolves.toMatchObject({
      refused: { code: 'queue.invalid', field: 'to' },
    });
  });

  it('counts as late who was received without a check-in and came late into view, whatever else of them is heard and when', async () => {
    const careUnitId = 'in-view';
    const bookedFor = '2027-02-01T09:00:00.000Z';
    const at = (minute: number) => new Date(Date.parse(bookedFor) + minute * 60_000);
    const booked = () =>
      anOngoing(nurse, { careUnitId, entry: 'booked', bookedFor, startedAt: bookedFor, patient: own() });
    const [late, early, unseen, missed] = [booked(), booked(), booked(), booked()];
    const looks = ({ visitId, patient }: VisitSnapshot, version: number, minute: number, isInView = true) =>
      presenceEvent(patient.patientId, version, {
        at: at(minute),
        visitIds: [isInView ? visitId : randomUUID()],
      });
    const first = looks(late, 2, 7);
    await queue.emit(first);
    await hear(late, early, unseen, missed);
    const rest = [
      looks(late, 1, -60, false),
      looks(late, 3, 30),
      first,
      looks(early, 1, -40),
      looks(early, 2, 20, false),
      looks(early, 3, 25),
      looks(unseen, 1, 12, false),
      looks(missed, 1, 25),
    ];
    await Promise.all(rest.map((event) => queue.emit(event)));
    await hear({ ...missed, version: missed.version + 1, state: 'no-show' });
    const counts = async () =>
      granted(
        await queue.request(
          listPunctuality,
          { from: '2027-02-01', to: '2027-02-01' },
          { ...lead, careUnitId },
        ),
      );
    const expected = { booked: 4, noShow: { patient: 1, care: 0 }, late: { patient: 1, care: 0 } };
    expect(await counts()).toEqual(expected);
    await Promise.all(rest.map((event) => queue.emit(event)));
    expect(await counts()).toEqual(expected);
  });
});
