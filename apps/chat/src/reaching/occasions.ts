import type { NoticeSubject } from '@om/contracts';
import { minutesAfter, UNREAD_MINUTES, type Whereabouts } from '@om/visit-state';
import type { Conversation } from '../conversations/conversation.js';
import type { Draft } from '../messages/entry.js';
import { wentOut, type KnownNotification, type Occasion } from './notification.js';
import { claimId, plannedOccasion } from './planned.js';

/** What is known of the patient when an entry may be a reason to reach them. */
export interface Reachable {
  readonly where: Whereabouts;
  /** Highest `seq` the patient has had in view. */
  readonly read: number;
  /** How long the entry has stood there, minutes. */
  readonly minutes: number;
}

const claimSms = (visit: Conversation, known: readonly KnownNotification[]): KnownNotification | undefined =>
  known.find(({ notificationId }) => notificationId === claimId(visit));

/** An apology when the case goes back, to the queue or to the bookings, after the patient was told to hurry (domain 4.3-7). */
const released = (visit: Conversation, known: readonly KnownNotification[]): Occasion | undefined => {
  const notificationId = `${visit._id}:release:${String(visit.claimNumber)}`;
  const sms = claimSms(visit, known);
  const isBack = visit.state === 'waiting' || visit.state === 'scheduled';
  if (!isBack || !sms || !wentOut(sms)) return undefined;
  if (known.some((notification) => notification.notificationId === notificationId)) return undefined;
  return { notificationId, kind: 'released' };
};

/** What the visit gives reason to tell the patient now, and has not been told yet. */
export const visitOccasion = (
  visit: Conversation,
  known: readonly KnownNotification[],
  now: Date,
): Occasion | undefined => released(visit, known) ?? plannedOccasion(visit, known, now);

/** Notices an absent patient must not find by chance; a ticket and a handover are told otherwise, or can wait. */
const URGENT_NOTICES: readonly NoticeSubject[] = ['resumed', 'reopened', 'redirected', 'no-show', 'on-hold'];
/** States in which the patient need not have the conversation in view. */
const AWAY_STATES: readonly Conversation['state'][] = ['on-hold', 'async'];

type Entry = Pick<Draft, 'kind' | 'about'>;

/** Whether an entry may be a reason to reach the patient; it then carries the timer `reach` from the moment it is stored. */
export const mayReach = (
  visit: Conversation,
  { kind, author, about }: Entry & Pick<Draft, 'author'>,
): boolean => {
  if (kind === 'notice') return about !== undefined && URGENT_NOTICES.includes(about);
  if (kind === 'text') return author?.side === 'care' && AWAY_STATES.includes(visit.state);
  return kind === 'greeting' || kind === 'auto';
};

/** When it is looked whether an entry has been read, the first time at once. A greeting is looked after as words in the visit are. */
export const looksAt = (visit: Conversation, draft: Parameters<typeof mayReach>[1], now: Date): Date[] => {
  if (!mayReach(visit, draft)) return [];
  const patience = draft.kind === 'greeting' ? [0] : Object.values(UNREAD_MINUTES);
  return patience.map((minutes) => minutesAfter(now, minutes));
};

/**
 * What a stored entry gives reason to tell the patient: the start (domain 4.3-8: when not told at the claim, or offline), the
 * automatic message, care's words while the patient is waited for or after the end (domain 4.3-13), and urgent notices. One
 * SMS is enough until the patient has read on; that the visit goes on is told all the same.
 */
export const entryOccasion = (
  entry: Entry & { seq: number },
  visit: Conversation,
  known: readonly KnownNotification[],
  { where, read, minutes }: Reachable,
): Occasion | undefined => {
  if (read >= entry.seq) return undefined;
  const { seq } = entry;
  if (entry.kind === 'greeting') {
    const sms = claimSms(visit, known);
    const told = sms !== undefined && wentOut(sms);
    return told && where !== 'offline'
      ? undefined
      : { notificationId: `${visit._id}:start`, kind: 'started', seq };
  }
  if (minutes < UNREAD_MINUTES[where]) return undefined;
  const kind = kindOf(entry);
  const unread = known.some((earlier) => (earlier.seq ?? 0) > Math.max(read, 1) && wentOut(earlier));
  if (unread && kind !== 'resumed') return undefined;
  return { notificationId: `${visit._id}:${ID_OF[kind]}:${String(seq)}`, kind, seq };
};

const kindOf = ({ kind, about }: Entry): keyof typeof ID_OF => {
  if (kind === 'auto') return 'auto-message';
  if (kind === 'text') return 'reply';
  return about === 'resumed' ? 'resumed' : 'notice';
};

const ID_OF = { 'auto-message': 'auto', reply: 'reply', resumed: 'resumed', notice: 'notice' } as const;
