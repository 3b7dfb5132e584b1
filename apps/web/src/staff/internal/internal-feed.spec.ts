import { exampleInternalMessage, exampleMessage, type InternalMessage } from '@om/contracts/chat';
import type { ClientFrame } from '@om/contracts/gateway';
import { describe, expect, it } from '@jest/globals';
import { OutgoingQueue } from '../../chat/outgoing.js';
import { DraftStore } from '../../drafts/draft-store.js';
import { FakeWire } from '../../testing/fake-wire.js';
import { InMemoryStorage } from '../../testing/in-memory-storage.js';
import { INTERNAL_CHANNEL } from './internal-channel.js';
import { InternalFeed } from './internal-feed.js';
import { unreadInternal } from './internal-conversation.js';

const { visitId, sender } = exampleInternalMessage;
const ME = 'SE2321000131-P000000000021';
const message = (internalSeq: number): InternalMessage => ({
  ...exampleInternalMessage,
  internalSeq,
  clientId: `c${internalSeq}`,
});
type Open = Extract<ClientFrame, { type: 'open-internal' }>;
const opens = (wire: FakeWire) => wire.sent.filter((frame): frame is Open => frame.type === 'open-internal');
const answer = (wire: FakeWire, messages: InternalMessage[], open = true) => {
  const ref = opens(wire).at(-1)?.ref ?? '';
  wire.frames.tell({ type: 'internal-opened', ref, visitId, messages, more: false, open, readers: [] });
};
const aFeed = (wire: FakeWire) => new InternalFeed(wire, { visitId, personId: ME, now: () => 0 });
const seqs = (feed: InternalFeed) => feed.state.messages.map((one) => one.internalSeq);

describe('following a vårdgivarchatt', () => {
  it('takes internal frames and nothing that belongs to the patient chat', () => {
    const wire = new FakeWire();
    const feed = aFeed(wire);
    answer(wire, [message(1)]);
    wire.frames.tell({ type: 'message', message: { ...exampleMessage, visitId, seq: 2 } });
    expect(seqs(feed)).toEqual([1]);
    expect(wire.sent.every((frame) => frame.type.endsWith('-internal'))).toBe(true);
  });
  it('asks after a reconnect for everything after the last message it has, and fills gaps', () => {
    const wire = new FakeWire();
    const feed = aFeed(wire);
    answer(wire, [message(1)]);
    wire.down();
    wire.up();
    answer(wire, []);
    wire.frames.tell({ type: 'internal-message', message: message(3) });
    expect(opens(wire).map((frame) => frame.afterSeq)).toEqual([0, 1, 1]);
    answer(wire, [message(2), message(3)]);
    expect(seqs(feed)).toEqual([1, 2, 3]);
  });
  it('can be read but not written once the handover was answered otherwise, and is not marked then', () => {
    const wire = new FakeWire();
    const feed = aFeed(wire);
    answer(wire, [message(1)]);
    wire.frames.tell({ type: 'internal-closed', visitId });
    answer(wire, [], false);
    feed.read(1);
    expect([feed.state.open, seqs(feed)]).toEqual([false, [1]]);
    expect(wire.sent.some((frame) => frame.type === 'mark-internal')).toBe(false);
  });
  it('counts what colleagues have written since one last read', () => {
    const wire = new FakeWire();
    const feed = aFeed(wire);
    answer(wire, [message(1), message(2), { ...message(3), sender: { ...sender, personId: ME } }]);
    expect(unreadInternal(feed.state, ME)).toBe(2);
    const reader = { personId: ME, name: 'HSP21 TestPerson21', readSeq: 1 };
    wire.frames.tell({ type: 'internal-marks', visitId, readers: [reader] });
    wire.frames.tell({ type: 'internal-marks', visitId, readers: [{ ...reader, readSeq: 0 }] });
    expect(unreadInternal(feed.state, ME)).toBe(1);
  });
});

describe('words to colleagues on their way', () => {
  it('go out as internal frames only, also after a reload, and never by the queue of the patient chat', async () => {
    const storage = new InMemoryStorage();
    const drafts = await DraftStore.open(storage, undefined);
    const wire = new FakeWire();
    wire.down();
    const internal = new OutgoingQueue(wire, drafts, () => 0, INTERNAL_CHANNEL);
    internal.add(visitId, 'Vad tror du?');
    internal.stop();
    const toPatient = new OutgoingQueue(wire, drafts, () => 0);
    const again = new OutgoingQueue(wire, drafts, () => 0, INTERNAL_CHANNEL);
    wire.up();
    expect(toPatient.of(visitId)).toEqual([]);
    expect(wire.sent.map((frame) => frame.type)).toEqual(['send-internal']);
    const [sent] = again.of(visitId);
    wire.frames.tell({
      type: 'internal-message',
      message: { ...exampleInternalMessage, clientId: sent?.clientId ?? '' },
    });
    expect(again.of(visitId)).toEqual([]);
    again.stop();
    toPatient.stop();
  });
});
