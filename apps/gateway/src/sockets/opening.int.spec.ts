/** @jest-environment @om/testing/worker-environment */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SOCKET_CLOSE } from '@om/contracts';
import { Browser, type TestSocket } from '../testing/browser.js';
import { Clinic, openingOf } from '../testing/clinic.js';
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

const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

/** Says so many messages at once, and waits until each has been stored. */
const write = async (socket: TestSocket, visitId: string, count: number): Promise<void> => {
  const before = socket.of('stored').length;
  for (const _ of upTo(count)) socket.say({ type: 'send', ref: randomUUID(), visitId, text: 'Hej' });
  await socket.until(() => socket.of('stored').length === before + count);
};

/** Everything of a conversation that a socket has been shown, in that order. */
const shownTo = (socket: TestSocket): number[] => [
  ...socket.of('opened').flatMap(({ messages }) => messages.map(({ seq }) => seq)),
  ...socket.of('message').map(({ message }) => message.seq),
];

describe('coming in', () => {
  it.each([
    [
      'from another page',
      () => clinic.nurse.socket('staff', 'https://elsewhere.example'),
      SOCKET_CLOSE.forbidden,
    ],
    ['without a login', () => new Browser(system.base).socket('staff'), SOCKET_CLOSE.notLoggedIn],
    [
      'with a login of the other door',
      async () => (await system.patient()).socket('staff'),
      SOCKET_CLOSE.notLoggedIn,
    ],
  ])('%s is closed with a code a browser can read', async (_what, come, code) => {
    expect(await (await come()).end()).toBe(code);
  });

  it('as staff without a care unit is closed', async () => {
    const browser = await system.loggedIn('staff', PERSONS.nurse.name);
    expect(await browser.socket('staff').end()).toBe(SOCKET_CLOSE.forbidden);
  });

  it('ends with the login: at logout every tab is closed', async () => {
    const browser = await system.staff('physician');
    const tabs = [await clinic.connect(browser, 'staff'), await clinic.connect(browser, 'staff')];
    await browser.send('POST', '/api/staff/logout', { escalate: true });
    for (const tab of tabs) expect(await tab.end()).toBe(SOCKET_CLOSE.notLoggedIn);
  });

  it('ends with the choice of another care unit: the browser comes back as the new role', async () => {
    const browser = await system.staff();
    const tab = await clinic.connect(browser, 'staff');
    const elsewhere = { careUnitId: 'exempelby', role: 'nurse', escalate: true };
    await browser.send('POST', '/api/staff/session/assignment', elsewhere);
    expect(await tab.end()).toBe(SOCKET_CLOSE.comeBack);
    await clinic.comeBack();
  });
});

describe('opening a visit', () => {
  it('gives what is missing after a sequence number', async () => {
    const visit = await clinic.ongoingVisit();
    const { socket } = await clinic.connectTo(visit, 'patient');
    await write(socket, visit.visitId, 4);
    const late = await clinic.connect(clinic.nurse, 'staff');
    late.say(openingOf(visit.visitId, 3));
    expect((await late.next('opened')).messages.map(({ seq }) => seq)).toEqual([4, 5]);
  });

  it('is refused to somebody else, who hears nothing of the visit afterwards', async () => {
    const visit = await clinic.ongoingVisit();
    const stranger = await clinic.connect(await system.patient('Testpatient P24-52'), 'patient');
    stranger.say(openingOf(visit.visitId));
    expect((await stranger.next('refused')).problem).toMatchObject({ code: 'chat.not-found', status: 404 });
    const { socket } = await clinic.connectTo(visit, 'staff');
    await write(socket, visit.visitId, 1);
    await socket.next('message', ({ message }) => message.seq === 2);
    stranger.say({ type: 'ping', ref: 'p' });
    await stranger.next('pong');
    expect(stranger.of('message')).toEqual([]);
  });

  it('joins history and what happens meanwhile without gap or duplicate', async () => {
    const visit = await clinic.ongoingVisit();
    const { socket: writer } = await clinic.connectTo(visit, 'patient');
    const writing = write(writer, visit.visitId, 40);
    const readers: TestSocket[] = [];
    for (const already of [1, 5, 9, 13, 17, 21, 25, 29]) {
      await writer.next('stored', ({ seq }) => seq > already);
      const reader = await clinic.connect(clinic.nurse, 'staff');
      reader.say(openingOf(visit.visitId));
      readers.push(reader);
    }
    await writing;
    for (const reader of readers) {
      await reader.until(() => shownTo(reader).includes(41));
      expect(shownTo(reader)).toEqual(upTo(41));
    }
  });

  it('never shows a patient the HSA-id of staff or what the unit has done to reach them', async () => {
    const waiting = await clinic.waitingCase();
    const own = await clinic.connect(waiting.patient, 'patient');
    const visit = await clinic.started(await clinic.claimed(waiting));
    own.say(openingOf(visit.visitId));
    await own.next('opened');
    const { socket: care } = await clinic.connectTo(visit, 'staff');
    await write(care, visit.visitId, 1);
    care.say({ type: 'mark', visitId: visit.visitId, delivered: 2, read: 2 });
    care.say({ type: 'typing', visitId: visit.visitId });
    await clinic.ended(visit);
    await own.next('visit-changed', ({ state }) => state === 'async');
    await Promise.all([own.next('marks'), own.next('typing'), care.next('notification')]);
    const { message } = await own.next('message', ({ message: { kind } }) => kind === 'text');
    expect(message.author).toMatchObject({ side: 'care', personId: '', name: PERSONS.nurse.name });
    expect(JSON.stringify(own.frames)).not.toMatch(/SE2321000131|personnummer|priority|sms/);
    const types = new Set(own.frames.map(({ type }) => type));
    expect([...types].sort()).toEqual(['marks', 'message', 'opened', 'typing', 'visit-changed', 'welcome']);
  });
});

describe('live messages', () => {
  it('stop when the visit is left', async () => {
    const visit = await clinic.ongoingVisit();
    const { socket: leaver } = await clinic.connectTo(visit, 'staff');
    const { socket: stayer } = await clinic.connectTo(visit, 'staff');
    leaver.say({ type: 'leave', visitId: visit.visitId });
    leaver.say({ type: 'ping', ref: 'p' });
    await leaver.next('pong');
    await write(stayer, visit.visitId, 1);
    await stayer.next('message');
    leaver.say({ type: 'ping', ref: 'later' });
    await leaver.next('pong', ({ ref }) => ref === 'later');
    expect(leaver.of('message')).toEqual([]);
  });
});
