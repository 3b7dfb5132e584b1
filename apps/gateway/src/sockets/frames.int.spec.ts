import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LIMITS, NO_REF, SOCKET_CLOSE } from '@om/contracts';
import { DEMO, eventually, openProxy, type CuttableProxy } from '@om/testing';
import { Clinic, openingOf } from '../testing/clinic.js';
import { GatewayUnderTest } from '../testing/gateway-under-test.js';

const visitId = '0198c1f2-5eed-7000-8000-000000000052';
const open = openingOf(visitId, 0, 'r');
let system: GatewayUnderTest;
let clinic: Clinic;
/** The line between the broker and chat. */
let toChat: CuttableProxy;

beforeAll(async () => {
  toChat = await openProxy(process.env['AMQP_URL'] ?? '');
  system = await GatewayUnderTest.start({
    services: ['queue', 'visit', 'chat'],
    own: { ...DEMO, chat: { ...DEMO.chat, AMQP_URL: toChat.url } },
  });
  clinic = await Clinic.open(system);
}, 60_000);
afterAll(async () => {
  await system.stop();
  await toChat.close();
});
afterEach(() => {
  clinic.closeSockets();
});

describe('frames that do not fit', () => {
  const bad: [string, string | Buffer, string, string | undefined][] = [
    ['no JSON', '{', NO_REF, undefined],
    ['a list', '[]', NO_REF, undefined],
    ['binary', Buffer.from([1, 2, 3]), NO_REF, undefined],
    ['an unknown type', JSON.stringify({ type: 'shout', ref: 'r' }), 'r', 'type'],
    ['an unknown field', JSON.stringify({ ...open, admin: true }), 'r', 'admin'],
    ['a wrong id', JSON.stringify({ ...open, visitId: '1' }), 'r', 'visitId'],
    [
      'a text over the limit',
      JSON.stringify({ type: 'send', ref: 'r', visitId, text: 'x'.repeat(LIMITS.message + 1) }),
      'r',
      'text',
    ],
    ['an endless ref', JSON.stringify({ ...open, ref: 'r'.repeat(81) }), NO_REF, 'ref'],
  ];

  it.each(bad)('%s is refused by name and the socket goes on', async (_what, data, ref, field) => {
    const socket = await clinic.connect(clinic.nurse, 'staff');
    socket.raw(data);
    const refused = await socket.next('refused');
    expect(refused).toMatchObject({
      ref,
      problem: { code: 'gateway.bad-frame', ...(field ? { field } : {}) },
    });
    socket.say({ type: 'ping', ref: 'still here' });
    await socket.next('pong');
    expect(socket.of('opened')).toEqual([]);
  });

  it('over 64 KB end the socket', async () => {
    const socket = await clinic.connect(clinic.nurse, 'staff');
    socket.raw('x'.repeat(LIMITS.bodyBytes + 1));
    expect(await socket.end()).toBe(1009);
  });

  it('without number are refused, not queued', async () => {
    await system.restartGateway({ FRAMES_PER_MINUTE: '5' });
    const socket = await clinic.connect(clinic.nurse, 'staff');
    for (let frame = 0; frame < 10; frame += 1) socket.say({ type: 'ping', ref: `p${frame}` });
    expect((await socket.next('refused')).problem.code).toBe('gateway.too-many');
    expect(socket.of('pong').length).toBeLessThanOrEqual(6);
    await system.restartGateway();
  });
});

describe('a gateway that has lost the broker for a moment', () => {
  it('sends every browser back, because nobody knows what it has missed', async () => {
    const line = await openProxy(process.env['AMQP_URL'] ?? '');
    await system.restartGateway({ AMQP_URL: line.url });
    const patient = await system.patient();
    const sockets = [await clinic.connect(clinic.nurse, 'staff'), await clinic.connect(patient, 'patient')];
    line.cut();
    line.restore();
    for (const socket of sockets) expect(await socket.end()).toBe(SOCKET_CLOSE.comeBack);
    await clinic.connect(clinic.nurse, 'staff');
    await system.restartGateway();
    await line.close();
  });
});

describe('a gateway that stops', () => {
  it('lets what is being sent be answered, then sends every browser on', async () => {
    const visit = await clinic.ongoingVisit();
    const { socket } = await clinic.connectTo(visit, 'staff');
    toChat.hold();
    socket.say({ type: 'send', ref: 'the last one', visitId: visit.visitId, text: 'Hej' });
    await eventually(() => toChat.held().includes('the last one'));
    const stopping = system.stopGateway();
    toChat.letGo();
    expect(await socket.next('stored')).toMatchObject({ ref: 'the last one' });
    expect(await socket.end()).toBe(SOCKET_CLOSE.goingAway);
    await stopping;
    await system.startGateway();
  });
});
