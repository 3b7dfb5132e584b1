import { patientReachedV1, type Notification } from '@om/contracts';
import { makeEvent } from '@om/messaging';
import type { Decision, NewAggregate, OutboxEntry, Timer } from '@om/persistence';
import type { Conversation } from '../conversations/conversation.js';
import { CHAT } from '../messages/posting.js';
import { mayBecome, type Occasion } from './notification.js';
import type { NotificationDocument } from './notification.schema.js';
import type { SmsReceipt } from '../sms/sms-channel.js';

/** Kinds of timers: hand the SMS over; ask how far it has come. */
export const SEND_TIMER = 'send';
export const PROGRESS_TIMER = 'progress';

/** Waits between attempts to hand an SMS over while the provider does not answer, ms; after the last it has failed. */
export const SEND_RETRY_MS: readonly number[] = [5_000, 20_000, 60_000, 180_000];
/** Waits between questions how far it has come, ms; after the last it stays *sent*. */
export const PROGRESS_MS: readonly number[] = [1_000, 5_000, 30_000, 120_000, 600_000];

interface Facts {
  readonly eventId: string;
  readonly now: Date;
}

/** As others see it. */
export const notificationOf = ({
  _id,
  kind,
  status,
  at,
}: Pick<NotificationDocument, '_id' | 'kind' | 'status' | 'at'>): Notification => ({
  notificationId: _id,
  kind,
  channel: 'sms',
  status,
  at: at.toISOString(),
});

/** A new notification with its first event; it is handed over by its timer, so that a crash in between loses nothing. */
export const newNotification = (
  visit: Conversation,
  { notificationId, kind, seq, about }: Occasion,
  { eventId, now }: Facts,
): { doc: NewAggregate<NotificationDocument>; outbox: OutboxEntry[] } => {
  const { phone } = visit.patient;
  const doc = {
    _id: notificationId,
    visitId: visit._id,
    careUnitId: visit.careUnitId,
    kind,
    ...(seq === undefined ? {} : { seq }),
    ...(about === undefined ? {} : { about }),
    to: phone,
    status: phone === undefined ? ('no-number' as const) : ('sending' as const),
    begunAt: now,
    at: now,
    attempts: 0,
    timers: phone === undefined ? [] : [timer(SEND_TIMER, 0, now)],
  };
  return { doc, outbox: [reached(doc, 1, { eventId, now })] };
};

/**
 * What the provider's answer does to a notification. Undefined: it did not answer. `sent` is asked about again for a while, a
 * later word never takes back a better known one. Pure.
 */
export const decideProgress = (
  state: NotificationDocument,
  receipt: SmsReceipt | undefined,
  facts: Facts,
): Decision<NotificationDocument, null> => {
  if (receipt !== undefined && mayBecome(state.status, receipt.progress))
    return become(state, receipt, facts);
  if (state.status !== 'sending' && state.status !== 'sent') return UNCHANGED;
  const waits = state.status === 'sending' ? SEND_RETRY_MS : PROGRESS_MS;
  const wait = waits[state.attempts + (state.status === 'sent' ? 1 : 0)];
  if (wait !== undefined) return again(state, wait, facts.now);
  return state.status === 'sending' ? become(state, { progress: 'failed' }, facts) : UNCHANGED;
};

/** What a report does that comes by itself: it counts when it says more than is known, and is no answer to a question. Pure. */
export const decideReport = (
  state: NotificationDocument,
  receipt: SmsReceipt,
  facts: Facts,
): Decision<NotificationDocument, null> =>
  mayBecome(state.status, receipt.progress) ? become(state, receipt, facts) : UNCHANGED;

const UNCHANGED = { unchanged: true, answer: null } as const;

const become = (
  state: NotificationDocument,
  { progress: status, providerId }: SmsReceipt,
  facts: Facts,
): Decision<NotificationDocument, null> => {
  const at = facts.now;
  const [first = 0] = PROGRESS_MS;
  const next = status === 'sent' ? [timer(PROGRESS_TIMER, 0, later(at, first))] : [];
  return {
    state: { status, at, attempts: 0, ...(providerId === undefined ? {} : { providerId }) },
    answer: null,
    outbox: [reached({ ...state, status, at }, state.version + 1, facts)],
    timers: { set: next },
  };
};

const again = (
  state: NotificationDocument,
  wait: number,
  now: Date,
): Decision<NotificationDocument, null> => {
  const attempts = state.attempts + 1;
  const kind = state.status === 'sending' ? SEND_TIMER : PROGRESS_TIMER;
  return {
    state: { attempts },
    answer: null,
    outbox: [],
    timers: { set: [timer(kind, attempts, later(now, wait))] },
  };
};

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

const timer = (kind: string, attempt: number, at: Date): Timer => ({
  id: `${kind}:${String(attempt)}`,
  kind,
  at,
});

const reached = (
  notification: Pick<NotificationDocument, '_id' | 'kind' | 'status' | 'at' | 'visitId' | 'careUnitId'>,
  version: number,
  { eventId, now }: Facts,
): OutboxEntry => {
  const envelope = makeEvent(patientReachedV1, {
    id: eventId,
    time: now,
    subject: notification.visitId,
    version,
    actor: CHAT,
    careunits: [notification.careUnitId],
    data: { visitId: notification.visitId, notification: notificationOf(notification) },
  });
  return { id: eventId, at: now, kind: 'event', envelope };
};
