import type { ClientFrame } from '@om/contracts/gateway';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createCipher, type Cipher } from '../drafts/cipher.js';
import { DraftStore } from '../drafts/draft-store.js';
import { FakeWire } from '../testing/fake-wire.js';
import { InMemoryStorage } from '../testing/in-memory-storage.js';
import { OutgoingQueue } from './outgoing.js';

const VISIT = '0198c1f2-0000-7000-8000-000000000001';
const KEY = btoa('0123456789abcdef0123456789abcdef');

type Send = Extract<ClientFrame, { type: 'send' }>;
const sends = (wire: FakeWire) => wire.sent.filter((frame): frame is Send => frame.type === 'send');
const store = (wire: FakeWire, frame: Send | undefined, seq: number) => {
  wire.frames.tell({
    type: 'stored',
    ref: frame?.ref ?? '',
    visitId: VISIT,
    seq,
    messageId: VISIT,
    at: '2026-11-23T09:00:00.000Z',
  });
};
const refuse = (wire: FakeWire, frame: Send | undefined, code: string, retry: boolean) => {
  const problem = { type: 'x', title: 'x', status: 409, code, correlationId: 'c', retry };
  wire.frames.tell({ type: 'refused', ref: frame?.ref ?? '', problem });
};

describe('messages on their way', () => {
  let storage: InMemoryStorage;
  let cipher: Cipher | undefined;
  let now = 1;
  const clock = () => (now += 1);
  const aQueue = async (wire: FakeWire) =>
    new OutgoingQueue(wire, await DraftStore.open(storage, cipher), clock);

  beforeEach(async () => {
    storage = new InMemoryStorage();
    cipher = await createCipher(KEY);
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('go one at a time, in the order they were written', async () => {
    const wire = new FakeWire();
    const queue = await aQueue(wire);
    queue.add(VISIT, 'ett');
    queue.add(VISIT, 'två');
    expect(sends(wire).map((frame) => frame.text)).toEqual(['ett']);
    store(wire, sends(wire)[0], 1);
    expect(sends(wire).map((frame) => frame.text)).toEqual(['ett', 'två']);
    store(wire, sends(wire)[1], 2);
    expect(queue.of(VISIT)).toEqual([]);
  });
  it('wait while the connection is down and go once it is back', async () => {
    const wire = new FakeWire();
    wire.down();
    const queue = await aQueue(wire);
    queue.add(VISIT, 'ett');
    queue.add(VISIT, 'två');
    expect(sends(wire)).toEqual([]);
    wire.up();
    store(wire, sends(wire)[0], 1);
    store(wire, sends(wire)[1], 2);
    expect(sends(wire).map((frame) => frame.text)).toEqual(['ett', 'två']);
  });
  it('are repeated with the same id when the answer was lost, so that they are stored once', async () => {
    const wire = new FakeWire();
    const queue = await aQueue(wire);
    queue.add(VISIT, 'ett');
    wire.down();
    wire.up();
    jest.advanceTimersByTime(11_000);
    const refs = sends(wire).map((frame) => frame.ref);
    expect(refs).toHaveLength(3);
    expect(new Set(refs).size).toBe(1);
  });
  it('survive a reload with their ids', async () => {
    const wire = new FakeWire();
    wire.down();
    const drafts = await DraftStore.open(storage, cipher);
    const before = new OutgoingQueue(wire, drafts, clock);
    before.add(VISIT, 'ett');
    const [written] = before.of(VISIT);
    await drafts.settled();
    const after = await aQueue(new FakeWire());
    expect(after.of(VISIT)).toEqual([written]);
  });
  it('leave the queue when another window has sent them', async () => {
    const wire = new FakeWire();
    wire.down();
    const queue = await aQueue(wire);
    queue.add(VISIT, 'ett');
    const clientId = queue.of(VISIT)[0]?.clientId ?? '';
    wire.frames.tell({
      type: 'message',
      message: {
        messageId: VISIT,
        visitId: VISIT,
        seq: 1,
        clientId,
        kind: 'text',
        text: 'ett',
        at: '2026-11-23T09:00:00.000Z',
      },
    });
    expect(queue.of(VISIT)).toEqual([]);
  });
  it('stay with their text and their reason when they are refused for good, and can be tried again', async () => {
    const wire = new FakeWire();
    const queue = await aQueue(wire);
    queue.add(VISIT, 'för sent');
    refuse(wire, sends(wire)[0], 'chat.sealed', false);
    expect(queue.of(VISIT)).toMatchObject([{ text: 'för sent', refused: 'chat.sealed' }]);
    const [refused] = queue.of(VISIT);
    if (refused) queue.retry(refused);
    expect(sends(wire)).toHaveLength(2);
    expect(sends(wire)[1]?.ref).toBe(sends(wire)[0]?.ref);
  });
  it('are tried again by themselves when the chat was only away', async () => {
    const wire = new FakeWire();
    const queue = await aQueue(wire);
    queue.add(VISIT, 'ett');
    refuse(wire, sends(wire)[0], 'chat.unavailable', true);
    expect(queue.of(VISIT)[0]?.refused).toBeUndefined();
    jest.advanceTimersByTime(3_000);
    expect(sends(wire)).toHaveLength(2);
  });
});
