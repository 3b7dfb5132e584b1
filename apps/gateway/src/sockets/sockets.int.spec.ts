import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  caseChangedV1,
  exampleMarks,
  exampleMessage,
  exampleRow,
  exampleSnapshot,
  getHistory,
  LIMITS,
  markedV1,
  markSeen,
  messageSentV1,
  NO_REF,
  patientReachedV1,
  presenceChangedV1,
  registerPatient,
  reportPresence,
  sendMessage,
  SOCKET_CLOSE,
  visitStartedV1,
  type ChatMessage,
  type EventEnvelope,
} from '@om/contracts';
import { eventually, exampleEvent } from '@om/testing';
import { randomUUID } from 'node:crypto';
import { Browser, TestSocket } from '../testing/browser.js';
import { GatewayUnderTest } from '../testing/gateway-under-test.js';

const { visitId } = exampleSnapshot;
const open = { type: 'open', ref: 'open-1', visitId, afterSeq: 0 } as const;
let system: GatewayUnderTest;
let nurse: Browser;
let patient: Browser;
const sockets: TestSocket[] = [];

beforeAll(async () => {
  system = await GatewayUnderTest.start();
  nurse = await system.nurse();
  patient = await system.patient();
}, 60_000);
afterAll(() => system.stop());
afterEach(() => {
  sockets.splice(0).forEach((socket) => {
    socket.close();
  });
  system.services.reset();
});

/** A socket that has been welcomed. */
const connect = async (browser: Browser, door: 'staff' | 'patient'): Promise<TestSocket> => {
  const socket = browser.socket(door);
  sockets.push(socket);
  await socket.next('welcome');
  return socket;
};

const entry = (seq: number): ChatMessage => ({
  ...exampleMessage,
  seq,
  clientId: `c${seq}`,
  text: `nr ${seq}`,
});

/** Chat has these messages now; a page holds at most `page`. */
const chatHas = (upTo: number, page = 500): void => {
  system.services.reply(getHistory, ({ afterSeq, limit }) => {
    const rest = Array.from({ length: upTo }, (_, at) => entry(at + 1)).filter(({ seq }) => seq > afterSeq);
    const messages = rest.slice(0, Math.min(limit, page));
    return {
      careUnitId: 'min-vard',
      messages,
      more: messages.length < rest.length,
      open: true,
      marks: exampleMarks,
      notifications: [],
    };
  });
};

const publish = (event: EventEnvelope): Promise<void> => system.services.publish(event);
const sent = (seq: number) => publish(exampleEvent(messageSentV1, { message: entry(seq) }));

describe('coming in', () => {
  it.each([
    ['from another page', () => nurse.socket('staff', 'https://elsewhere.example'), SOCKET_CLOSE.forbidden],
    ['without a login', () => new Browser(system.base).socket('staff'), SOCKET_CLOSE.notLoggedIn],
    ['with a login of the other door', () => patient.socket('staff'), SOCKET_CLOSE.notLoggedIn],
  ])('%s is closed with a code a browser can read', async (_what, come, code) => {
    expect(await come().end()).toBe(code);
  });

  it('as staff without a care unit is closed', async () => {
    expect(await (await system.loggedIn('staff')).socket('staff').end()).toBe(SOCKET_CLOSE.forbidden);
  });

  it('ends with the login: at logout every tab is closed', async () => {
    const browser = await system.nurse();
    const tabs = [await connect(browser, 'staff'), await connect(browser, 'staff')];
    await browser.send('POST', '/api/staff/logout', {});
    for (const tab of tabs) expect(await tab.end()).toBe(SOCKET_CLOSE.notLoggedIn);
  });

  it('ends with the choice of another care unit: the browser comes back as the new role', async () => {
    const browser = await system.nurse();
    const tab = await connect(browser, 'staff');
    await browser.send('POST', '/api/staff/session/assignment', { careUnitId: 'min-vard', role: 'nurse' });
    expect(await tab.end()).toBe(SOCKET_CLOSE.comeBack);
  });
});

describe('opening a visit', () => {
  it('gives what is missing after a sequence number', async () => {
    chatHas(5);
    const socket = await connect(nurse, 'staff');
    socket.say({ ...open, afterSeq: 3 });
    const opened = await socket.next('opened');
    expect(opened.messages.map(({ seq }) => seq)).toEqual([4, 5]);
    expect(system.services.askedOf(getHistory).at(-1)?.principal).toMatchObject({ kind: 'clinician' });
  });

  it('is refused by chat, and nothing is heard of the visit afterwards', async () => {
    system.services.refuse(getHistory, 'chat.not-found');
    const socket = await connect(patient, 'patient');
    socket.say(open);
    expect((await socket.next('refused')).problem).toMatchObject({ code: 'chat.not-found', status: 404 });
    await sent(1);
    socket.say({ type: 'ping', ref: 'p' });
    await socket.next('pong');
    expect(socket.of('message')).toEqual([]);
  });

  it('joins history and what happens meanwhile without gap or duplicate', async () => {
    let answerHistory = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      answerHistory = resolve;
    });
    const socket = await connect(nurse, 'staff');
    chatHas(0);
    socket.say({ ...open, ref: 'warm' });
    await socket.next('opened');
    system.services.reply(getHistory, async () => {
      await asked;
      return {
        careUnitId: 'min-vard',
        messages: [entry(1), entry(2)],
        more: false,
        open: true,
        marks: exampleMarks,
        notifications: [],
      };
    });
    socket.say(open);
    await eventually(() => system.services.askedOf(getHistory).length > 1);
    await sent(2);
    await sent(3);
    answerHistory();
    const opened = await socket.next('opened', ({ ref }) => ref === open.ref);
    await sent(4);
    await socket.next('message', ({ message }) => message.seq === 4);
    const seen = [...opened.messages, ...socket.of('message').map(({ message }) => message)];
    expect(seen.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('goes page by page through a long history', async () => {
    chatHas(5, 2);
    const socket = await connect(nurse, 'staff');
    const seen: number[] = [];
    for (let more = true; more;) {
      const ref = `page-${seen.length}`;
      socket.say({ ...open, ref, afterSeq: seen.at(-1) ?? 0 });
      const page = await socket.next('opened', (frame) => frame.ref === ref);
      seen.push(...page.messages.map(({ seq }) => seq));
      more = page.more;
    }
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it('never shows a patient the HSA-id of staff or what the unit has done to reach them', async () => {
    chatHas(0);
    const socket = await connect(patient, 'patient');
    socket.say(open);
    await socket.next('opened');
    const care = {
      side: 'care',
      personId: 'SE2321000131-P000000000039',
      name: 'HSP39 TestPerson39',
    } as const;
    await publish(exampleEvent(messageSentV1, { message: { ...entry(1), author: care } }));
    await publish(exampleEvent(patientReachedV1, patientReachedV1.examples[0]));
    await publish(exampleEvent(caseChangedV1, { row: exampleRow }));
    await publish(exampleEvent(presenceChangedV1, presenceChangedV1.examples[0]));
    await publish(exampleEvent(markedV1, { visitId, marks: exampleMarks }));
    await socket.next('marks');
    expect((await socket.next('message')).message.author?.name).toBe('HSP39 TestPerson39');
    expect(JSON.stringify(socket.frames)).not.toContain('SE2321000131');
    const types = new Set(socket.frames.map(({ type }) => type));
    expect([...types].sort()).toEqual(['marks', 'message', 'opened', 'welcome']);
  });
});

describe('live messages', () => {
  it('that arrive as 3, 1, 2, 2 all appear, once, in order', async () => {
    chatHas(0);
    const socket = await connect(nurse, 'staff');
    socket.say(open);
    await socket.next('opened');
    for (const seq of [3, 1, 2, 2]) await sent(seq);
    await socket.next('message', ({ message }) => message.seq === 3);
    expect(socket.of('message').map(({ message }) => message.seq)).toEqual([1, 2, 3]);
  });

  it('of which one never arrives are completed from history', async () => {
    chatHas(0);
    const socket = await connect(nurse, 'staff');
    socket.say(open);
    await socket.next('opened');
    chatHas(3);
    await sent(3);
    await socket.next('message', ({ message }) => message.seq === 3);
    expect(socket.of('message').map(({ message }) => message.seq)).toEqual([1, 2, 3]);
  });

  it('stop when the visit is left', async () => {
    chatHas(0);
    const [leaver, stayer] = [await connect(nurse, 'staff'), await connect(nurse, 'staff')];
    for (const socket of [leaver, stayer]) {
      socket.say(open);
      await socket.next('opened');
    }
    leaver.say({ type: 'leave', visitId });
    leaver.say({ type: 'ping', ref: 'p' });
    await leaver.next('pong');
    await sent(1);
    await stayer.next('message');
    expect(leaver.of('message')).toEqual([]);
  });
});

describe('sending', () => {
  it('answers when chat has stored it, and repeats under the same command id', async () => {
    const socket = await connect(patient, 'patient');
    const send = { type: 'send', ref: 'client-1', visitId, text: '<b>Hej</b>' } as const;
    socket.say(send);
    expect(await socket.next('stored')).toMatchObject({ ref: 'client-1', seq: 2 });
    socket.say(send);
    await eventually(() => system.services.askedOf(sendMessage).length === 2);
    const [first, again] = system.services.askedOf(sendMessage);
    expect(again?.commandId).toBe(first?.commandId);
    expect(first?.payload).toEqual({ visitId, clientId: 'client-1', text: '<b>Hej</b>' });
  });

  it('stores in the order in which it was said', async () => {
    const stored: string[] = [];
    system.services.reply(sendMessage, async ({ clientId }) => {
      const place = Number(clientId.slice(1));
      await new Promise((resolve) => setTimeout(resolve, place === 1 ? 50 : 0));
      stored.push(clientId);
      return { messageId: exampleMessage.messageId, seq: place, at: exampleMessage.at };
    });
    const socket = await connect(nurse, 'staff');
    for (const ref of ['m1', 'm2', 'm3']) socket.say({ type: 'send', ref, visitId, text: ref });
    await socket.next('stored', ({ ref }) => ref === 'm3');
    expect(stored).toEqual(['m1', 'm2', 'm3']);
  });

  it('is refused with the reason and keeps the socket', async () => {
    system.services.refuse(sendMessage, 'chat.sealed');
    const socket = await connect(patient, 'patient');
    socket.say({ type: 'send', ref: 'late', visitId, text: 'Hej' });
    expect(await socket.next('refused')).toMatchObject({
      ref: 'late',
      problem: { code: 'chat.sealed', status: 409 },
    });
    expect(socket.closed).toBeUndefined();
  });

  it('marks without an answer', async () => {
    const socket = await connect(patient, 'patient');
    socket.say({ type: 'mark', visitId, delivered: 4, read: 2 });
    await eventually(() => system.services.askedOf(markSeen).length === 1);
    expect(system.services.askedOf(markSeen)[0]?.payload).toEqual({ visitId, delivered: 4, read: 2 });
  });
});

describe('what others do', () => {
  it('reaches staff of the unit concerned: rows, visits, presence', async () => {
    const socket = await connect(nurse, 'staff');
    await publish(exampleEvent(caseChangedV1, { row: exampleRow }));
    await publish(exampleEvent(presenceChangedV1, presenceChangedV1.examples[0]));
    await publish(exampleEvent(visitStartedV1, visitStartedV1.examples[0]));
    expect((await socket.next('case-changed')).row.visitId).toBe(exampleRow.visitId);
    expect((await socket.next('visit-changed')).state).toBe('ongoing');
    expect((await socket.next('presence')).presence.online).toBe(true);
  });

  it('does not reach staff of another unit', async () => {
    const socket = await connect(nurse, 'staff');
    const elsewhere = { careunits: ['exempelby'] };
    await publish(exampleEvent(presenceChangedV1, presenceChangedV1.examples[0], elsewhere));
    await publish(
      exampleEvent(caseChangedV1, { row: { ...exampleRow, careUnitId: 'exempelby' } }, elsewhere),
    );
    await publish(exampleEvent(caseChangedV1, { row: exampleRow }));
    await socket.next('case-changed');
    expect(socket.frames.map(({ type }) => type)).toEqual(['welcome', 'case-changed']);
  });

  it('tells staff in the visit how the SMS fared, and the patient that the visit has changed', async () => {
    chatHas(0);
    const [care, own] = [await connect(nurse, 'staff'), await connect(patient, 'patient')];
    for (const socket of [care, own]) {
      socket.say(open);
      await socket.next('opened');
    }
    await publish(exampleEvent(patientReachedV1, patientReachedV1.examples[0]));
    await publish(exampleEvent(visitStartedV1, visitStartedV1.examples[0]));
    expect((await care.next('notification')).notification.status).toBe('delivered');
    expect((await own.next('visit-changed')).byName).toBe('HSP39 TestPerson39');
    expect(own.of('notification')).toEqual([]);
  });

  it('shows that somebody is writing to the other side, not to the writer', async () => {
    chatHas(0);
    const [care, own] = [await connect(nurse, 'staff'), await connect(patient, 'patient')];
    for (const socket of [care, own]) {
      socket.say(open);
      await socket.next('opened');
    }
    own.say({ type: 'typing', visitId });
    expect(await care.next('typing')).toMatchObject({ side: 'patient', name: 'Testpatient P24-40' });
    care.say({ type: 'typing', visitId });
    expect(await own.next('typing')).toMatchObject({ side: 'care', name: 'HSP39 TestPerson39' });
    expect(care.of('typing')).toHaveLength(1);
  });
});

describe('presence', () => {
  it('is told once for a patient with two windows, and again when the last has closed', async () => {
    system.services.reply(registerPatient, () => ({ patientId: randomUUID(), name: 'Testpatient P24-52' }));
    const other = await system.patient();
    const windows = [await connect(other, 'patient'), await connect(other, 'patient')];
    await eventually(() => system.services.askedOf(reportPresence).length === 1);
    expect(system.services.askedOf(reportPresence)[0]?.payload).toMatchObject({ online: true });
    for (const window of windows) window.close();
    await eventually(() =>
      system.services
        .askedOf(reportPresence)
        .some(({ payload }) => (payload as { online: boolean }).online === false),
    );
  });
});

describe('frames that do not fit', () => {
  const bad: [string, string | Buffer, string, string | undefined][] = [
    ['no JSON', '{', NO_REF, undefined],
    ['a list', '[]', NO_REF, undefined],
    ['binary', Buffer.from([1, 2, 3]), NO_REF, undefined],
    ['an unknown type', JSON.stringify({ type: 'shout', ref: 'r' }), 'r', 'type'],
    ['an unknown field', JSON.stringify({ ...open, ref: 'r', admin: true }), 'r', 'admin'],
    ['a wrong id', JSON.stringify({ ...open, ref: 'r', visitId: '1' }), 'r', 'visitId'],
    [
      'a text over the limit',
      JSON.stringify({ type: 'send', ref: 'r', visitId, text: 'x'.repeat(LIMITS.message + 1) }),
      'r',
      'text',
    ],
    ['an endless ref', JSON.stringify({ ...open, ref: 'r'.repeat(81) }), NO_REF, 'ref'],
  ];

  it.each(bad)('%s is refused by name and the socket goes on', async (_what, data, ref, field) => {
    const socket = await connect(nurse, 'staff');
    socket.raw(data);
    const refused = await socket.next('refused');
    expect(refused).toMatchObject({
      ref,
      problem: { code: 'gateway.bad-frame', ...(field ? { field } : {}) },
    });
    expect(system.services.asked.filter(({ name }) => name !== reportPresence.name)).toEqual([]);
    socket.say({ type: 'ping', ref: 'still here' });
    await socket.next('pong');
  });

  it('over 64 KB end the socket', async () => {
    const socket = await connect(nurse, 'staff');
    socket.raw('x'.repeat(LIMITS.bodyBytes + 1));
    expect(await socket.end()).toBe(1009);
  });

  it('without number are refused, not queued', async () => {
    await system.stopGateway();
    await system.startGateway({ FRAMES_PER_MINUTE: '5' });
    const socket = await connect(nurse, 'staff');
    for (let frame = 0; frame < 10; frame += 1) socket.say({ type: 'ping', ref: `p${frame}` });
    expect((await socket.next('refused')).problem.code).toBe('gateway.too-many');
    expect(socket.of('pong').length).toBeLessThanOrEqual(6);
  });
});

describe('a gateway that stops', () => {
  it('lets what is being sent be answered, then sends every browser on', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    system.services.reply(sendMessage, async () => {
      await held;
      return { messageId: exampleMessage.messageId, seq: 1, at: exampleMessage.at };
    });
    await system.stopGateway();
    await system.startGateway();
    const socket = await connect(nurse, 'staff');
    socket.say({ type: 'send', ref: 'last', visitId, text: 'Hej' });
    await eventually(() => system.services.askedOf(sendMessage).length === 1);
    const stopping = system.stopGateway();
    release();
    expect(await socket.next('stored')).toMatchObject({ ref: 'last' });
    expect(await socket.end()).toBe(SOCKET_CLOSE.goingAway);
    await stopping;
    await system.startGateway();
  });
});
