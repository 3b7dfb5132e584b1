import type { ChatMessage } from '@om/contracts/chat';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  emptyConversation,
  hasWordsAfterEnd,
  lastSeq,
  missesMessages,
  withMarks,
  withMessage,
  withNotification,
  withOpened,
} from './conversation.js';

const message = (seq: number, over: Partial<ChatMessage> = {}): ChatMessage => ({
  messageId: `0198c1f2-0000-7000-8000-${String(seq).padStart(12, '0')}`,
  visitId: '0198c1f2-0000-7000-8000-000000000001',
  seq,
  clientId: `c${seq}`,
  kind: 'text',
  text: `text ${seq}`,
  at: '2026-11-23T09:33:00.000Z',
  ...over,
});
const marks = (delivered: number, read: number) => ({
  patient: { delivered, read },
  care: { delivered: 0, read: 0 },
});

describe('a conversation in this window', () => {
  it('holds every message once and in order, whatever comes twice, late or after a reconnect', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 40 }), (arrivals) => {
        const live = arrivals.map((seq) => message(seq)).reduce(withMessage, emptyConversation);
        expect(live.messages.map((one) => one.seq)).toEqual(live.messages.map((_, index) => index + 1));
        const rest = Array.from({ length: 12 }, (_, index) => message(index + 1)).slice(lastSeq(live));
        const caughtUp = withOpened(live, { messages: rest, open: true, marks: marks(0, 0) });
        expect(caughtUp.messages.map((one) => one.seq)).toEqual(
          rest.length === 0
            ? live.messages.map((one) => one.seq)
            : Array.from({ length: 12 }, (_, index) => index + 1),
        );
      }),
    );
  });
  it('notices a gap instead of showing messages out of order', () => {
    const one = withMessage(emptyConversation, message(1));
    expect(missesMessages(one, message(3))).toBe(true);
    expect(withMessage(one, message(3)).messages).toHaveLength(1);
    expect(missesMessages(one, message(2))).toBe(false);
  });
  it('opens for writing when the greeting has arrived, and closes with the seal', () => {
    const greeted = withMessage(emptyConversation, message(1, { kind: 'greeting' }));
    expect(greeted.open).toBe(true);
    expect(withMessage(greeted, message(2, { kind: 'seal' })).open).toBe(false);
  });
  it('stays open when a view that was read before the greeting arrives after it', () => {
    const greeted = withMessage(emptyConversation, message(1, { kind: 'greeting' }));
    const early = { messages: [], open: false, marks: marks(0, 0) };
    expect(withOpened(greeted, early).open).toBe(true);
    const sealed = { messages: [message(1), message(2, { kind: 'seal' })], open: false, marks: marks(0, 0) };
    expect(withOpened(greeted, sealed).open).toBe(false);
  });
  it('never moves receipts backwards', () => {
    const read = withMarks(emptyConversation, marks(5, 4));
    expect(withMarks(read, marks(3, 2)).marks.patient).toEqual({ delivered: 5, read: 4 });
    expect(withMarks(read, marks(6, 4)).marks.patient).toEqual({ delivered: 6, read: 4 });
  });
  const sms = (status: 'sending' | 'delivered' | 'failed') => ({
    notificationId: 'n1',
    kind: 'turn-soon' as const,
    channel: 'sms' as const,
    status,
    at: '2026-11-23T09:29:00.000Z',
  });
  it('shows the latest state of an SMS, not all its states', () => {
    const both = withNotification(withNotification(emptyConversation, sms('sending')), sms('delivered'));
    expect(both.notifications.map((one) => one.status)).toEqual(['delivered']);
  });
  it('goes on showing that an SMS has failed when an answer comes that was on its way before', () => {
    const failed = withNotification(emptyConversation, sms('failed'));
    const answer = { messages: [], open: false, marks: marks(0, 0) };
    for (const notifications of [[], [sms('sending')]])
      expect(withOpened(failed, { ...answer, notifications }).notifications).toEqual([sms('failed')]);
  });
});

describe('words after the end', () => {
  const end = (seq: number) => message(seq, { kind: 'ended' });
  const notice = (seq: number) => message(seq, { kind: 'notice' });

  it('are those of a person after the last end, and none before there was one', () => {
    expect(hasWordsAfterEnd([message(1)])).toBe(false);
    expect(hasWordsAfterEnd([message(1), end(2), notice(3)])).toBe(false);
    expect(hasWordsAfterEnd([message(1), end(2), message(3)])).toBe(true);
    expect(hasWordsAfterEnd([end(1), message(2), end(3)])).toBe(false);
  });
});
