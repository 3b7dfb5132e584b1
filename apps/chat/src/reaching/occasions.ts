import type { Side } from '@om/contracts';
import type { Conversation } from '../conversations/conversation.js';
import type { Draft } from '../messages/entry.js';
import { wentOut, type KnownNotification, type Occasion } from './notification.js';

/** What is known of the patient when an entry may be a reason to reach them. */
export interface Whereabouts {
  readonly online: boolean;
  /** Highest `seq` the patient has had in view. */
  readonly read: number;
}

const claimId = ({ _id, claimNumber }: Conversation): string => `${_id}:claim:${String(claimNumber)}`;

const claimSms = (visit: Conversation, known: readonly KnownNotification[]): KnownNotification | undefined =>
  known.find(({ notificationId }) => notificationId === claimId(visit));

/** "Det är snart din tur", once for each claim of a unit that tells at the claim (domain 4.3-6). */
const turnSoon = (visit: Conversation, known: readonly KnownNotification[]): Occasion | undefined => {
  if (visit.state !== 'claimed' || visit.notifyAt !== 'claim' || claimSms(visit, known)) return undefined;
  return { notificationId: claimId(visit), kind: 'turn-soon' };
};

/** An apology when the case goes back after the patient was told to hurry (domain 4.3-7). */
const released = (visit: Conversation, known: readonly KnownNotification[]): Occasion | undefined => {
  const notificationId = `${visit._id}:release:${String(visit.claimNumber)}`;
  const sms = claimSms(visit, known);
  if (visit.state !== 'waiting' || !sms || !wentOut(sms)) return undefined;
  if (known.some((notification) => notification.notificationId === notificationId)) return undefined;
  return { notificationId, kind: 'released' };
};

/** What the state of the visit gives reason to tell the patient, and has not been told yet. */
export const visitOccasion = (
  visit: Conversation,
  known: readonly KnownNotification[],
): Occasion | undefined => turnSoon(visit, known) ?? released(visit, known);

/** Whether an entry may be a reason to reach the patient; it then carries the timer `reach` from the moment it is stored. */
export const mayReach = (visit: Conversation, { kind, author }: Pick<Draft, 'kind' | 'author'>): boolean =>
  kind === 'greeting' ||
  kind === 'auto' ||
  (kind === 'text' && author?.side === ('care' satisfies Side) && visit.state === 'async');

/**
 * What a stored entry gives reason to tell the patient: the start (domain 4.3-8: when not told at the claim, or offline), the
 * automatic message, and care's words after the end (domain 4.3-13). One SMS is enough until the patient has read on.
 */
export const entryOccasion = (
  entry: Pick<Draft, 'kind'> & { seq: number },
  visit: Conversation,
  known: readonly KnownNotification[],
  { online, read }: Whereabouts,
): Occasion | undefined => {
  if (read >= entry.seq) return undefined;
  const { seq } = entry;
  if (entry.kind === 'greeting') {
    const sms = claimSms(visit, known);
    const told = sms !== undefined && wentOut(sms);
    return told && online ? undefined : { notificationId: `${visit._id}:start`, kind: 'started', seq };
  }
  const unread = known.some((earlier) => (earlier.seq ?? 0) > Math.max(read, 1) && wentOut(earlier));
  if (online || unread) return undefined;
  return entry.kind === 'auto'
    ? { notificationId: `${visit._id}:auto:${String(seq)}`, kind: 'auto-message', seq }
    : { notificationId: `${visit._id}:reply:${String(seq)}`, kind: 'reply', seq };
};
