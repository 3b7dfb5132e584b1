import { instantOf, isKeptWaiting, localTime, SLOT_MINUTES } from '@om/visit-state';
import type { Conversation } from '../conversations/conversation.js';
import type { KnownNotification, NotificationKind, Occasion } from './notification.js';

/** A reason to reach the patient in a span of time: told once between `from` and `until`, and not at all when that has passed. */
interface Planned {
  readonly occasion: Occasion;
  /** Milliseconds since 1970; `NOW` = as soon as the visit says so. */
  readonly from: number;
  readonly until: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A booked time is soon. */
const SOON_MS = 15 * MINUTE_MS;
const NOW = Number.NEGATIVE_INFINITY;
const ALWAYS = Number.POSITIVE_INFINITY;

/** When the reminder of the same morning leaves, by the clock on the wall. */
const MORNING_MINUTES = 7 * 60;
/** Reminders of a ticket, days after it was sent (domain 4.6). */
const TICKET_DAYS = [7, 13] as const;

type Plan = (visit: Conversation) => readonly Planned[];

const planned = (
  kind: NotificationKind,
  notificationId: string,
  span: { from?: number; until?: number; about?: number } = {},
): Planned => ({
  occasion: {
    kind,
    notificationId,
    ...(span.about === undefined ? {} : { about: new Date(span.about) }),
  },
  from: span.from ?? NOW,
  until: span.until ?? ALWAYS,
});

/** Id of what tells that a claim has been made: one for each. */
export const claimId = ({ _id, claimNumber }: Conversation): string => `${_id}:claim:${String(claimNumber)}`;

/** Whether "Det är snart din tur" is said while the case is received, not when the visit begins (domain 4.3-6). */
const isToldOfClaim = ({ state, notifyAt }: Conversation): boolean =>
  state === 'claimed' && notifyAt === 'claim';

/** "Det är snart din tur": at the claim, but not long before a booked time, however early somebody has received it. */
const turnSoon: Plan = (visit) => {
  if (!isToldOfClaim(visit)) return [];
  const { bookedFor } = visit;
  const from = bookedFor === undefined ? NOW : Date.parse(bookedFor) - SOON_MS;
  return [planned('turn-soon', claimId(visit), { from })];
};

/** The patient of a booked time has not come yet; that somebody has received it beforehand changes nothing for them. */
const isAhead = ({ state, checkedInAt }: Conversation): boolean =>
  state === 'scheduled' || (state === 'claimed' && checkedInAt === undefined);

/**
 * A booked time is confirmed, and reminded of a day before, the same morning and 15 minutes before (domain 4.6), unless the
 * patient is told then that it is soon their turn. The time is in the ids, so that one moved is told of anew.
 */
const bookedTime: Plan = (visit) => {
  const { _id, bookedFor } = visit;
  if (!isAhead(visit) || bookedFor === undefined) return [];
  const start = Date.parse(bookedFor);
  const morning = instantOf({ date: localTime(new Date(start)).date, minutes: MORNING_MINUTES }).getTime();
  const at = (kind: NotificationKind, from: number, until: number): Planned =>
    planned(kind, `${_id}:${kind}:${bookedFor}`, { from, until, about: start });
  return [
    at('reminder-booked', NOW, start),
    at('reminder-24h', start - DAY_MS, start - DAY_MS / 2),
    at('reminder-morning', morning, start - HOUR_MS),
    ...(isToldOfClaim(visit) ? [] : [at('reminder-15min', start - SOON_MS, start)]),
  ];
};

/** The booked time has come, care has not begun, and the patient has not checked in: they still can (domain 4.6). */
const notThere: Plan = ({ _id, state, bookedFor }) => {
  if (state !== 'scheduled' || bookedFor === undefined) return [];
  const start = Date.parse(bookedFor);
  const span = { from: start + SOON_MS, until: start + SLOT_MINUTES * MINUTE_MS };
  return [planned('patient-silent', `${_id}:not-there:${bookedFor}`, span)];
};

/** A ticket nobody has used yet. Care that cancels with a ticket says both in one SMS. */
const openTicket: Plan = ({ _id, state, tickets = [] }) =>
  tickets
    .filter((ticket) => ticket.state === 'sent' || ticket.state === 'opened')
    .flatMap(({ ticketId, sentAt, validUntil }) => {
      const until = Date.parse(validUntil);
      const about = until;
      const reminders = TICKET_DAYS.map((days) => {
        const from = Date.parse(sentAt) + days * DAY_MS;
        const span = { from, until: Math.min(from + DAY_MS, until), about };
        return planned('ticket-reminder', `${_id}:ticket-${String(days)}:${ticketId}`, span);
      });
      const first = planned('ticket', `${_id}:ticket:${ticketId}`, { until, about });
      return state === 'cancelled' ? reminders : [first, ...reminders];
    });

/**
 * Before an asynchronous phase runs out: 24 hours before, 4 where the phase is no longer than 24 (domain 4.6). Not while care
 * owes an answer, because then it does not run out; nor late, because half the time to answer is then gone.
 */
const closing: Plan = ({ _id, state, sealing, asyncUntil, endedAt, reopenedAt, unansweredReply }) => {
  if (state !== 'async' || sealing || asyncUntil === undefined || unansweredReply) return [];
  const until = Date.parse(asyncUntil);
  const begun = Math.max(Date.parse(endedAt ?? asyncUntil), reopenedAt ? Date.parse(reopenedAt) : 0);
  const lead = until - begun <= DAY_MS ? 4 * HOUR_MS : DAY_MS;
  const span = { from: until - lead, until: until - lead / 2, about: until };
  return [planned('closing-notice', `${_id}:closing:${asyncUntil}`, span)];
};

const cancelledByCare: Plan = ({ _id, state, cancellation, cancelledAt }) =>
  state === 'cancelled' && cancellation?.by === 'care'
    ? [planned('cancelled-by-care', `${_id}:cancelled`, { until: dayAfter(cancelledAt) })]
    : [];

/**
 * Nobody has received the case in time, or care is not there for the booked time, whoever has received it: the patient is told,
 * once each.
 */
const late: Plan = (visit) => {
  const { _id, state, overdueSince } = visit;
  const isUnreceived = state === 'waiting' || state === 'scheduled';
  return [
    ...(isUnreceived && overdueSince !== undefined ? [planned('overdue', `${_id}:overdue`)] : []),
    ...(isKeptWaiting(visit) ? [planned('overdue', `${_id}:care-absent`)] : []),
  ];
};

/** A case that is over without having started has no conversation to tell it in. */
const overUnstarted: Plan = ({ _id, state, startedAt, noShow, redirect }) => {
  if (startedAt !== undefined) return [];
  if (state === 'no-show') return [planned('notice', `${_id}:no-show`, { until: dayAfter(noShow?.at) })];
  if (state === 'redirected')
    return [planned('notice', `${_id}:redirected`, { until: dayAfter(redirect?.at) })];
  return [];
};

const dayAfter = (at: string | undefined): number => (at === undefined ? ALWAYS : Date.parse(at) + DAY_MS);

const PLANS: readonly Plan[] = [
  turnSoon,
  cancelledByCare,
  overUnstarted,
  late,
  bookedTime,
  notThere,
  openTicket,
  closing,
];

/** Everything the visit, as it is now, gives reason to tell the patient at some time. */
export const plansFor = (visit: Conversation): readonly Planned[] => PLANS.flatMap((plan) => plan(visit));

/**
 * What is due now and has not been told. A reminder whose time had come when the booking was made is left out: the
 * confirmation has just said it.
 */
export const plannedOccasion = (
  visit: Conversation,
  known: readonly KnownNotification[],
  now: Date,
): Occasion | undefined => {
  const plans = plansFor(visit);
  const confirmed = known.find(
    (told) => told.kind === 'reminder-booked' && told.notificationId === idOfConfirmation(plans),
  );
  return plans.find(
    ({ occasion, from, until }) =>
      from <= now.getTime() &&
      now.getTime() < until &&
      !known.some(({ notificationId }) => notificationId === occasion.notificationId) &&
      !(occasion.kind.startsWith('reminder-') && confirmed && confirmed.begunAt.getTime() > from),
  )?.occasion;
};

const idOfConfirmation = (plans: readonly Planned[]): string | undefined =>
  plans.find(({ occasion }) => occasion.kind === 'reminder-booked')?.occasion.notificationId;

/** The next time at which something may become due; undefined when only a change of the visit can bring that about. */
export const nextLook = (visit: Conversation, now: Date): Date | undefined => {
  const times = plansFor(visit)
    .map(({ from }) => from)
    .filter((from) => from > now.getTime());
  return times.length === 0 ? undefined : new Date(Math.min(...times));
};
