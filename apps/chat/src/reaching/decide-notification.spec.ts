import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot } from '@om/contracts';
import { conversationOf } from '../conversations/conversation.js';
import {
  decideProgress,
  decideReport,
  newNotification,
  PROGRESS_MS,
  SEND_RETRY_MS,
} from './decide-notification.js';
import type { NotificationDocument } from './notification.schema.js';
import type { SmsProgress } from '../sms/sms-channel.js';

const now = new Date('2026-11-23T09:30:00.000Z');
const facts = { eventId: '0198c1f2-0000-7000-8000-0000000000e1', now };
const occasion = { notificationId: `${exampleSnapshot.visitId}:claim:1`, kind: 'turn-soon' } as const;

const aNotification = (over: Partial<NotificationDocument> = {}): NotificationDocument => ({
  ...newNotification(conversationOf(exampleSnapshot), occasion, facts).doc,
  version: 1,
  handled: [],
  outbox: [],
  ...over,
});

/** What the same word again and again leads to. */
const repeated = (state: NotificationDocument, word: SmsProgress | undefined, times: number) => {
  let after = state;
  const waits: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const decision = decideProgress(after, word && { progress: word }, facts);
    if (!('state' in decision)) break;
    after = { ...after, ...decision.state };
    waits.push(...(decision.timers?.set ?? []).map(({ at }) => at.getTime() - now.getTime()));
  }
  return { status: after.status, waits };
};

describe('a notification', () => {
  it('is handed over by a timer that stands in the same document', () => {
    expect(aNotification()).toMatchObject({ status: 'sending', timers: [{ kind: 'send', at: now }] });
  });

  it('without a number is over at once, and said so', () => {
    const visit = conversationOf(exampleSnapshot);
    const { doc, outbox } = newNotification(
      { ...visit, patient: { ...visit.patient, phone: undefined } },
      occasion,
      facts,
    );
    expect(doc).toMatchObject({ status: 'no-number', timers: [] });
    expect(outbox).toMatchObject([{ envelope: { data: { notification: { status: 'no-number' } } } }]);
  });

  it('is tried again while the provider does not answer, and has failed in the end', () => {
    const { status, waits } = repeated(aNotification(), undefined, 20);
    expect(status).toBe('failed');
    expect(waits).toEqual(SEND_RETRY_MS);
  });

  it('is asked about for a while once sent, and stays sent when nothing more is heard', () => {
    const { status, waits } = repeated(aNotification(), 'sent', 20);
    expect(status).toBe('sent');
    expect(waits).toEqual(PROGRESS_MS);
  });

  it.each(['delivered', 'failed'] as const)('that is %s takes no other word', (status) => {
    for (const word of ['sent', 'delivered', 'failed', undefined] as const) {
      expect(decideProgress(aNotification({ status }), word && { progress: word }, facts)).toEqual({
        unchanged: true,
        answer: null,
      });
    }
  });

  it('tells each change with the version it has after it', () => {
    const decision = decideProgress(aNotification({ version: 4 }), { progress: 'sent' }, facts);
    expect(decision).toMatchObject({
      outbox: [{ envelope: { version: 5, data: { notification: { status: 'sent' } } } }],
    });
  });

  it('keeps the id the provider has given it', () => {
    expect(decideProgress(aNotification(), { progress: 'sent', providerId: 's1' }, facts)).toMatchObject({
      state: { status: 'sent', providerId: 's1' },
    });
  });

  it('takes a report that overtakes the answer, and then nothing older', () => {
    expect(decideReport(aNotification(), { progress: 'delivered', providerId: 's1' }, facts)).toMatchObject({
      state: { status: 'delivered' },
      timers: { set: [] },
    });
    const delivered = aNotification({ status: 'delivered' });
    expect(decideReport(delivered, { progress: 'sent' }, facts)).toEqual({ unchanged: true, answer: null });
  });

  it('does not count a report that says nothing new as a question', () => {
    const sent = aNotification({ status: 'sent' });
    expect(decideReport(sent, { progress: 'sent' }, facts)).toEqual({ unchanged: true, answer: null });
  });
});
