import type { ChatMessage } from '@om/contracts/chat';
import type { ClientFrame } from '@om/contracts/gateway';
import { describe, expect, it, jest } from '@jest/globals';
import { FakeWire } from '../testing/fake-wire.js';
import { ConversationFeed } from './conversation-feed.js';

const VISIT = '0198c1f2-0000-7000-8000-000000000001';
const NO_MARKS = { patient: { delivered: 0, read: 0 }, care: { delivered: 0, read: 0 } };
const message = (seq: number): ChatMessage => ({
  messageId: `0198c1f2-0000-7000-8000-${String(seq).padStart(12, '0')}`,
  visitId: VISIT,
  seq,
  clientId: `c${seq}`,
  kind: 'text',
  text: `text ${seq}`,
  at: '2026-11-23T09:33:00.000Z',
});
type Open = Extract<ClientFrame, { type: 'open' }>;
const opens = (wire: FakeWire) => wire.sent.filter((frame): frame is Open => frame.type === 'open');
const answer = (wire: FakeWire, messages: ChatMessage[], more = false) => {
  const ref = opens(wire).at(-1)?.ref ?? '';
  wire.frames.tell({ type: 'opened', ref, visitId: VISIT, messages, more, open: true, marks: NO_MARKS });
};
const aFeed = (wire: FakeWire, marking = true) =>
  new ConversationFeed(wire, { visitId: VISIT, side: 'care', marking, now: () => 0 });
const seqs = (feed: ConversationFeed) => feed.state.messages.map((one) => one.seq);

describe('following a conversation', () => {
  it('asks after a reconnect for everything after the last message it has', () => {
    const wire = new FakeWire();
    const feed = aFeed(wire);
    answer(wire, [message(1), message(2)]);
    wire.down();
    wire.up();
    expect(opens(wire).map((frame) => frame.afterSeq)).toEqual([0, 2]);
    answer(wire, [message(3)]);
    expect(seqs(feed)).toEqual([1, 2, 3]);
  });
  it('shows where its own patient is, and never where another patient of the unit is', () => {
    const wire = new FakeWire();
    const since = '2026-11-23T09:33:00.000Z';
    const feed = new ConversationFeed(wire, {
      visitId: VISIT,
      side: 'care',
      marking: true,
      patientId: 'mine',
      now: () => 0,
    });
    wire.frames.tell({ type: 'presence', patientId: 'another', presence: { online: false, since } });
    expect(feed.state.patientOnline).toBeUndefined();
    wire.frames.tell({ type: 'presence', patientId: 'mine', presence: { online: true, since } });
    wire.frames.tell({ type: 'presence', patientId: 'another', presence: { online: false, since } });
    expect(feed.state.patientOnline).toEqual({ online: true, since });
  });
  it('goes on asking while there is more', () => {
    const wire = new FakeWire();
    const feed = aFeed(wire);
    answer(wire, [message(1), message(2)], true);
    answer(wire, [message(3)]);
    expect(opens(wire).map((frame) => frame.afterSeq)).toEqual([0, 2]);
    expect(seqs(feed)).toEqual([1, 2, 3]);
  });
  it('fills a gap before it shows what came after it', () => {
    const wire = new FakeWire();
    const feed = aFeed(wire);
    answer(wire, [message(1)]);
    wire.frames.tell({ type: 'message', message: message(3) });
    expect(seqs(feed)).toEqual([1]);
    answer(wire, [message(2), message(3)]);
    expect(seqs(feed)).toEqual([1, 2, 3]);
  });
  it('stays open when an older answer arrives after the greeting that opened it', () => {
    const wire = new FakeWire();
    const feed = aFeed(wire);
    const ref = opens(wire).at(-1)?.ref ?? '';
    wire.frames.tell({ type: 'message', message: { ...message(1), kind: 'greeting' } });
    wire.frames.tell({
      type: 'opened',
      ref,
      visitId: VISIT,
      messages: [],
      more: false,
      open: false,
      marks: NO_MARKS,
    });
    expect(feed.state.open).toBe(true);
  });
  it('asks once more when an answer brings the greeting but says that nobody may write', () => {
    jest.useFakeTimers();
    const wire = new FakeWire();
    const feed = aFeed(wire);
    const ref = opens(wire).at(-1)?.ref ?? '';
    const messages = [{ ...message(1), kind: 'greeting' as const }];
    wire.frames.tell({
      type: 'opened',
      ref,
      visitId: VISIT,
      messages,
      more: false,
      open: false,
      marks: NO_MARKS,
    });
    jest.advanceTimersByTime(500);
    answer(wire, []);
    expect([opens(wire).length, feed.state.open]).toEqual([2, true]);
    feed.stop();
    jest.useRealTimers();
  });
  it('acknowledges what it has received once, and what was seen only when told', () => {
    const wire = new FakeWire();
    const feed = aFeed(wire);
    answer(wire, [message(1)]);
    wire.frames.tell({ type: 'message', message: message(2) });
    wire.frames.tell({ type: 'message', message: message(2) });
    feed.read(2);
    feed.read(2);
    expect(wire.sent.filter((frame) => frame.type === 'mark')).toEqual([
      { type: 'mark', visitId: VISIT, delivered: 1 },
      { type: 'mark', visitId: VISIT, delivered: 2 },
      { type: 'mark', visitId: VISIT, delivered: 2, read: 2 },
    ]);
  });
  it('acknowledges nothing for someone who only reads along', () => {
    const wire = new FakeWire();
    const feed = aFeed(wire, false);
    answer(wire, [message(1)]);
    feed.read(1);
    expect(wire.sent.some((frame) => frame.type === 'mark')).toBe(false);
  });
  it('begins where a guest who came later may begin', () => {
    const wire = new FakeWire();
    const options = { visitId: VISIT, side: 'care' as const, marking: false, fromSeq: 2, now: () => 0 };
    const feed = new ConversationFeed(wire, options);
    expect(opens(wire).map((frame) => frame.afterSeq)).toEqual([2]);
    answer(wire, [message(3), message(4)]);
    expect(seqs(feed)).toEqual([3, 4]);
  });
  it('ignores what belongs to another visit', () => {
    const wire = new FakeWire();
    const feed = aFeed(wire);
    answer(wire, []);
    const other = { ...message(1), visitId: '0198c1f2-0000-7000-8000-000000000002' };
    wire.frames.tell({ type: 'message', message: other });
    expect(seqs(feed)).toEqual([]);
  });
});
