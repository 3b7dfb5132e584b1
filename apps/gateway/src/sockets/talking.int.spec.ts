/** @jest-environment @om/testing/worker-environment */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@om/testing';
import { Clinic } from '../testing/clinic.js';
import { GatewayUnderTest, PERSONS } from '../testing/gateway-under-test.js';

let system: GatewayUnderTest;
let clinic: Clinic;

beforeAll(async () => {
  system = await GatewayUnderTest.shared();
  clinic = await Clinic.open(system);
}, 60_000);
afterAll(async () => {
  await clinic.close();
  await system.stop();
});
afterEach(() => {
  clinic.closeSockets();
});

describe('sending', () => {
  it('is answered when chat has stored it; a repeat, also from another window, is the same message', async () => {
    const visit = await clinic.ongoingVisit();
    const windows = [
      await clinic.connectTo(visit, 'patient'),
      await clinic.connectTo(visit, 'patient'),
    ] as const;
    const send = { type: 'send', ref: 'client-1', visitId: visit.visitId, text: '<b>Hej</b>' } as const;
    for (const { socket } of windows) socket.say(send);
    const [first, again] = await Promise.all(windows.map(({ socket }) => socket.next('stored')));
    expect(first).toMatchObject({ ref: 'client-1', seq: 2 });
    expect(again).toEqual(first);
    const messages = await clinic.messages(visit.visitId);
    expect(messages.map(({ text }) => text).slice(1)).toEqual(['<b>Hej</b>']);
  });

  it('stores in the order in which it was said', async () => {
    const visit = await clinic.ongoingVisit();
    const { socket } = await clinic.connectTo(visit, 'staff');
    const said = Array.from({ length: 20 }, (_, at) => `m${at + 1}`);
    for (const ref of said) socket.say({ type: 'send', ref, visitId: visit.visitId, text: ref });
    await socket.until(() => socket.of('stored').length === said.length);
    const messages = await clinic.messages(visit.visitId);
    expect(messages.map(({ text }) => text).slice(1)).toEqual(said);
  });

  it('is refused with the reason and keeps the socket', async () => {
    const visit = await clinic.endedVisit();
    const { socket } = await clinic.connectTo(visit, 'patient');
    await clinic.nurse.send('POST', `/api/dev/visits/${visit.visitId}/elapse`, { hours: 73 });
    await socket.next('visit-changed', ({ state }) => state === 'closed');
    socket.say({ type: 'send', ref: 'late', visitId: visit.visitId, text: 'Hej' });
    expect(await socket.next('refused')).toMatchObject({
      ref: 'late',
      problem: { code: 'chat.sealed', status: 409 },
    });
    expect(socket.closed).toBeUndefined();
  });

  it('marks without an answer; the others see how far the person has got', async () => {
    const visit = await clinic.ongoingVisit();
    const { socket: care } = await clinic.connectTo(visit, 'staff');
    const { socket: own } = await clinic.connectTo(visit, 'patient');
    own.say({ type: 'mark', visitId: visit.visitId, delivered: 1, read: 1 });
    const { marks } = await care.next('marks', (frame) => frame.marks.patient.read === 1);
    expect(marks.patient).toMatchObject({ delivered: 1, read: 1 });
    expect(own.of('refused')).toEqual([]);
  });
});

describe('what others do', () => {
  it('reaches staff of the unit concerned: rows and visits', async () => {
    const socket = await clinic.connect(clinic.nurse, 'staff');
    const waiting = await clinic.waitingCase();
    const { visitId } = waiting;
    await socket.next('case-changed', ({ row }) => row.visitId === visitId && row.state === 'waiting');
    await clinic.claimed(waiting);
    await socket.next('case-changed', ({ row }) => row.visitId === visitId && row.state === 'claimed');
    await socket.next('visit-changed', (frame) => frame.visitId === visitId && frame.state === 'claimed');
  });

  it('does not reach staff of another unit', async () => {
    const elsewhere = await Clinic.open(system, 'exempelby');
    const there = await elsewhere.connect(elsewhere.nurse, 'staff');
    const here = await clinic.connect(clinic.nurse, 'staff');
    const ours = await clinic.waitingCase();
    await here.next('case-changed', ({ row }) => row.visitId === ours.visitId);
    await here.next('visit-changed', ({ visitId }) => visitId === ours.visitId);
    const theirs = await elsewhere.waitingCase();
    await there.next('case-changed', ({ row }) => row.visitId === theirs.visitId);
    await there.next('visit-changed', ({ visitId }) => visitId === theirs.visitId);
    expect(JSON.stringify(there.frames)).not.toContain(ours.visitId);
    elsewhere.closeSockets();
    await clinic.comeBack();
  });

  it('tells staff in the visit how the SMS fared, and the patient that the visit has changed', async () => {
    const visit = await clinic.ongoingVisit();
    const { socket: care, opened } = await clinic.connectTo(visit, 'staff');
    const { socket: own } = await clinic.connectTo(visit, 'patient');
    await clinic.ended(visit);
    expect(opened.notifications?.map(({ kind }) => kind)).toContain('turn-soon');
    expect((await care.next('notification')).notification).toMatchObject({ channel: 'sms' });
    expect((await own.next('visit-changed')).byName).toBe(PERSONS.nurse.name);
    expect(own.of('notification')).toEqual([]);
  });

  it('shows that somebody is writing to the other side, not to the writer', async () => {
    const visit = await clinic.ongoingVisit();
    const { visitId } = visit;
    const { socket: care } = await clinic.connectTo(visit, 'staff');
    const { socket: own } = await clinic.connectTo(visit, 'patient');
    own.say({ type: 'typing', visitId });
    expect(await care.next('typing')).toMatchObject({ side: 'patient' });
    care.say({ type: 'typing', visitId });
    expect(await own.next('typing')).toMatchObject({ side: 'care', name: PERSONS.nurse.name });
    expect(care.of('typing')).toHaveLength(1);
  });
});

describe('who reads a waiting case', () => {
  it('is told to colleagues of the unit until it is left or the socket dies; nobody else hears of it', async () => {
    const { visitId } = await clinic.waitingCase();
    const reader = await clinic.connect(clinic.nurse, 'staff');
    const colleague = await clinic.connect(await system.staff('physician'), 'staff');
    const told = () => colleague.of('reading').map(({ name, reading }) => [name, reading]);
    reader.say({ type: 'reading', visitId });
    await colleague.next('reading', (frame) => frame.visitId === visitId && frame.reading);
    reader.say({ type: 'reading' });
    await colleague.until(() => told().length === 2);
    reader.say({ type: 'reading', visitId });
    await colleague.until(() => told().length === 3);
    reader.close();
    await colleague.until(() => told().length === 4);
    expect(told()).toEqual([true, false, true, false].map((reading) => [PERSONS.nurse.name, reading]));
    expect(reader.of('reading')).toEqual([]);
  });
});

describe('presence', () => {
  it('of a patient with two windows is told once to the unit of the case, and again when the last has closed', async () => {
    const { visitId, patient } = await clinic.waitingCaseOf('Testpatient P24-99');
    const { patientId } = (await clinic.visit(visitId)).patient;
    const care = await clinic.connect(clinic.nurse, 'staff');
    const windows = [await clinic.connect(patient, 'patient'), await clinic.connect(patient, 'patient')];
    const told = () =>
      care
        .of('presence')
        .filter((frame) => frame.patientId === patientId)
        .map(({ presence }) => presence.online);
    await care.until(() => told().length === 1);
    for (const window of windows) window.close();
    await care.until(() => told().length === 2);
    expect(told()).toEqual([true, false]);
  });

  it('says to who has the visit open whether the patient has it in view, or is on another page', async () => {
    const visit = await clinic.ongoingVisit();
    const { visitId } = visit;
    const { socket: care } = await clinic.connectTo(visit, 'staff');
    const elsewhere = await clinic.connect(clinic.nurse, 'staff');
    const { socket: own } = await clinic.connectTo(visit, 'patient');
    await care.next('presence', ({ presence }) => presence.visitIds?.includes(visitId) === true);
    own.say({ type: 'leave', visitId });
    await eventually(() => {
      const last = care.of('presence').at(-1)?.presence;
      return last?.online === true && last.visitIds === undefined && care.of('presence').length > 2;
    });
    expect(elsewhere.of('presence').flatMap(({ presence }) => presence.visitIds ?? [])).toEqual([]);
  });

  it('says so too when the other page has been loaded, which takes the socket with it', async () => {
    const visit = await clinic.ongoingVisit();
    const { visitId } = visit;
    const { socket: care } = await clinic.connectTo(visit, 'staff');
    const { socket: own } = await clinic.connectTo(visit, 'patient');
    await care.next('presence', ({ presence }) => presence.visitIds?.includes(visitId) === true);
    const before = care.of('presence').length;
    own.close();
    await clinic.connect(visit.patient, 'patient');
    await eventually(() => care.of('presence').length > before);
    expect(care.of('presence').at(-1)?.presence).toMatchObject({ online: true });
    expect(care.of('presence').at(-1)?.presence).not.toHaveProperty('visitIds');
  });
});
