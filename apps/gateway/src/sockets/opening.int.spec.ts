import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  caseChangedV1,
  exampleMarks,
  exampleRow,
  exampleSnapshot,
  getHistory,
  markedV1,
  messageSentV1,
  patientReachedV1,
  presenceChangedV1,
  SOCKET_CLOSE,
} from '@om/contracts';
import { eventually, exampleEvent } from '@om/testing';
import { Browser } from '../testing/browser.js';
import { emptyHistory, entry, LiveScene, open } from '../testing/live-scene.js';

const { visitId } = exampleSnapshot;
let scene: LiveScene;

beforeAll(async () => {
  scene = await LiveScene.start();
}, 60_000);
afterAll(() => scene.system.stop());
beforeEach(() => {
  scene.reset();
});

describe('coming in', () => {
  it.each([
    [
      'from another page',
      () => scene.nurse.socket('staff', 'https://elsewhere.example'),
      SOCKET_CLOSE.forbidden,
    ],
    ['without a login', () => new Browser(scene.system.base).socket('staff'), SOCKET_CLOSE.notLoggedIn],
    ['with a login of the other door', () => scene.patient.socket('staff'), SOCKET_CLOSE.notLoggedIn],
  ])('%s is closed with a code a browser can read', async (_what, come, code) => {
    expect(await come().end()).toBe(code);
  });

  it('as staff without a care unit is closed', async () => {
    expect(await (await scene.system.loggedIn('staff')).socket('staff').end()).toBe(SOCKET_CLOSE.forbidden);
  });

  it('ends with the login: at logout every tab is closed', async () => {
    const browser = await scene.system.nurse();
    const tabs = [await scene.connect(browser, 'staff'), await scene.connect(browser, 'staff')];
    await browser.send('POST', '/api/staff/logout', {});
    for (const tab of tabs) expect(await tab.end()).toBe(SOCKET_CLOSE.notLoggedIn);
  });

  it('ends with the choice of another care unit: the browser comes back as the new role', async () => {
    const browser = await scene.system.nurse();
    const tab = await scene.connect(browser, 'staff');
    await browser.send('POST', '/api/staff/session/assignment', { careUnitId: 'min-vard', role: 'nurse' });
    expect(await tab.end()).toBe(SOCKET_CLOSE.comeBack);
  });
});

describe('opening a visit', () => {
  it('gives what is missing after a sequence number', async () => {
    scene.chatHas(5);
    const socket = await scene.connect(scene.nurse, 'staff');
    socket.say({ ...open, afterSeq: 3 });
    const opened = await socket.next('opened');
    expect(opened.messages.map(({ seq }) => seq)).toEqual([4, 5]);
    expect(scene.system.services.askedOf(getHistory).at(-1)?.principal).toMatchObject({ kind: 'clinician' });
  });

  it('is refused by chat, and nothing is heard of the visit afterwards', async () => {
    scene.system.services.refuse(getHistory, 'chat.not-found');
    const socket = await scene.connect(scene.patient, 'patient');
    socket.say(open);
    expect((await socket.next('refused')).problem).toMatchObject({ code: 'chat.not-found', status: 404 });
    await scene.sent(1);
    socket.say({ type: 'ping', ref: 'p' });
    await socket.next('pong');
    expect(socket.of('message')).toEqual([]);
  });

  it('joins history and what happens meanwhile without gap or duplicate', async () => {
    let answerHistory = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      answerHistory = resolve;
    });
    const socket = await scene.connect(scene.nurse, 'staff');
    socket.say({ ...open, ref: 'warm' });
    await socket.next('opened');
    scene.system.services.reply(getHistory, async () => {
      await asked;
      return { ...emptyHistory, messages: [entry(1), entry(2)] };
    });
    socket.say(open);
    await eventually(() => scene.system.services.askedOf(getHistory).length > 1);
    await scene.sent(2);
    await scene.sent(3);
    answerHistory();
    const opened = await socket.next('opened', ({ ref }) => ref === open.ref);
    await scene.sent(4);
    await socket.next('message', ({ message }) => message.seq === 4);
    const seen = [...opened.messages, ...socket.of('message').map(({ message }) => message)];
    expect(seen.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('goes page by page through a long history', async () => {
    scene.chatHas(5, 2);
    const socket = await scene.connect(scene.nurse, 'staff');
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
    const socket = await scene.connect(scene.patient, 'patient');
    socket.say(open);
    await socket.next('opened');
    const care = {
      side: 'care',
      personId: 'SE2321000131-P000000000039',
      name: 'HSP39 TestPerson39',
    } as const;
    await scene.system.services.publish(
      exampleEvent(messageSentV1, { message: { ...entry(1), author: care } }),
    );
    await scene.system.services.publish(exampleEvent(patientReachedV1, patientReachedV1.examples[0]));
    await scene.system.services.publish(exampleEvent(caseChangedV1, { row: exampleRow }));
    await scene.system.services.publish(exampleEvent(presenceChangedV1, presenceChangedV1.examples[0]));
    await scene.system.services.publish(exampleEvent(markedV1, { visitId, marks: exampleMarks }));
    await socket.next('marks');
    expect((await socket.next('message')).message.author?.name).toBe('HSP39 TestPerson39');
    expect(JSON.stringify(socket.frames)).not.toContain('SE2321000131');
    const types = new Set(socket.frames.map(({ type }) => type));
    expect([...types].sort()).toEqual(['marks', 'message', 'opened', 'welcome']);
  });
});

describe('live messages', () => {
  it('that arrive as 3, 1, 2, 2 all appear, once, in order', async () => {
    const socket = await scene.connect(scene.nurse, 'staff');
    socket.say(open);
    await socket.next('opened');
    for (const seq of [3, 1, 2, 2]) await scene.sent(seq);
    await socket.next('message', ({ message }) => message.seq === 3);
    expect(socket.of('message').map(({ message }) => message.seq)).toEqual([1, 2, 3]);
  });

  it('of which one never arrives are completed from history', async () => {
    const socket = await scene.connect(scene.nurse, 'staff');
    socket.say(open);
    await socket.next('opened');
    scene.chatHas(3);
    await scene.sent(3);
    await socket.next('message', ({ message }) => message.seq === 3);
    expect(socket.of('message').map(({ message }) => message.seq)).toEqual([1, 2, 3]);
  });

  it('stop when the visit is left', async () => {
    const [leaver, stayer] = [
      await scene.connect(scene.nurse, 'staff'),
      await scene.connect(scene.nurse, 'staff'),
    ];
    for (const socket of [leaver, stayer]) {
      socket.say(open);
      await socket.next('opened');
    }
    leaver.say({ type: 'leave', visitId });
    leaver.say({ type: 'ping', ref: 'p' });
    await leaver.next('pong');
    await scene.sent(1);
    await stayer.next('message');
    expect(leaver.of('message')).toEqual([]);
  });
});
