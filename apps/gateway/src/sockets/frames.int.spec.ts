import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  exampleMessage,
  exampleSnapshot,
  LIMITS,
  NO_REF,
  reportPresence,
  sendMessage,
  SOCKET_CLOSE,
} from '@om/contracts';
import { eventually } from '@om/testing';
import { CuttableLine } from '../testing/cuttable-line.js';
import { LiveScene, open } from '../testing/live-scene.js';

const { visitId } = exampleSnapshot;
let scene: LiveScene;

beforeAll(async () => {
  scene = await LiveScene.start();
}, 60_000);
afterAll(() => scene.system.stop());
beforeEach(() => {
  scene.reset();
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
    const socket = await scene.connect(scene.nurse, 'staff');
    socket.raw(data);
    const refused = await socket.next('refused');
    expect(refused).toMatchObject({
      ref,
      problem: { code: 'gateway.bad-frame', ...(field ? { field } : {}) },
    });
    expect(scene.system.services.asked.filter(({ name }) => name !== reportPresence.name)).toEqual([]);
    socket.say({ type: 'ping', ref: 'still here' });
    await socket.next('pong');
  });

  it('over 64 KB end the socket', async () => {
    const socket = await scene.connect(scene.nurse, 'staff');
    socket.raw('x'.repeat(LIMITS.bodyBytes + 1));
    expect(await socket.end()).toBe(1009);
  });

  it('without number are refused, not queued', async () => {
    await scene.system.stopGateway();
    await scene.system.startGateway({ FRAMES_PER_MINUTE: '5' });
    const socket = await scene.connect(scene.nurse, 'staff');
    for (let frame = 0; frame < 10; frame += 1) socket.say({ type: 'ping', ref: `p${frame}` });
    expect((await socket.next('refused')).problem.code).toBe('gateway.too-many');
    expect(socket.of('pong').length).toBeLessThanOrEqual(6);
  });
});

describe('a gateway that has lost the broker for a moment', () => {
  it('sends every browser back, because nobody knows what it has missed', async () => {
    const line = await CuttableLine.to(process.env['AMQP_URL'] ?? '');
    await scene.system.stopGateway();
    await scene.system.startGateway({ AMQP_URL: line.url });
    const sockets = [
      await scene.connect(scene.nurse, 'staff'),
      await scene.connect(scene.patient, 'patient'),
    ];
    line.cut();
    for (const socket of sockets) expect(await socket.end()).toBe(SOCKET_CLOSE.comeBack);
    await scene.connect(scene.nurse, 'staff');
    await scene.system.stopGateway();
    await line.stop();
    await scene.system.startGateway();
  });
});

describe('a gateway that stops', () => {
  it('lets what is being sent be answered, then sends every browser on', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    scene.system.services.reply(sendMessage, async () => {
      await held;
      return { messageId: exampleMessage.messageId, seq: 1, at: exampleMessage.at };
    });
    await scene.system.stopGateway();
    await scene.system.startGateway();
    const socket = await scene.connect(scene.nurse, 'staff');
    socket.say({ type: 'send', ref: 'last', visitId, text: 'Hej' });
    await eventually(() => scene.system.services.askedOf(sendMessage).length === 1);
    const stopping = scene.system.stopGateway();
    release();
    expect(await socket.next('stored')).toMatchObject({ ref: 'last' });
    expect(await socket.end()).toBe(SOCKET_CLOSE.goingAway);
    await stopping;
    await scene.system.startGateway();
  });
});
