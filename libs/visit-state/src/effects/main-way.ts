import { cancelsLate, claimExpiry, firstAnswerDue, pauseAnswerDue } from '../deadlines.js';
import { nameOf } from '../visit.js';
import type { Change, Effects, Moment } from './effect.js';
import { lateWith } from './lateness.js';

/** A patient begins to wait: the first answer is due in opening hours from now. */
const waits = ({ record: { visit }, now, unit }: Moment, priority = visit.priority): Change => ({
  waitingSince: now.toISOString(),
  answerDueAt: firstAnswerDue(priority, now, unit).toISOString(),
});

const claimed = ({ record: { visit }, actor, now, unit }: Moment): Change => {
  if (actor.kind !== 'clinician') return {};
  const { personId, name, profession } = actor;
  return {
    responsible: { personId, name, profession, since: now.toISOString() },
    claimedAt: now.toISOString(),
    claimNumber: visit.claimNumber + 1,
    claimExpiresAt: claimExpiry(now, visit, unit).toISOString(),
  };
};

const given = { responsible: undefined, claimedAt: undefined };

/** Sending, booking, *Ta emot*, *Starta besök* and cancelling (domain 4.3, rows 1 to 10, 18 and 19). */
export const MAIN_WAY_EFFECTS: Effects<
  | 'send'
  | 'create'
  | 'book'
  | 'rebook'
  | 'check-in'
  | 'add-words'
  | 'claim'
  | 'release'
  | 'claim-timeout'
  | 'start'
  | 'pause'
  | 'cancel'
  | 'cancel-by-care'
> = {
  send: (moment) => ({
    createdAt: moment.now.toISOString(),
    ...(moment.trigger.redFlag && { priority: 1 }),
    ...waits(moment, moment.trigger.redFlag ? 1 : undefined),
  }),
  create: (moment) => ({
    createdAt: moment.now.toISOString(),
    createdBy: { personId: moment.actor.personId, name: nameOf(moment.actor) },
    ...waits(moment),
  }),
  book: ({ now }) => ({ createdAt: now.toISOString() }),
  rebook: ({ trigger: { booking } }) => ({
    booking,
    bookedFor: booking.from,
    noShow: undefined,
    lateness: undefined,
  }),
  'check-in': (moment) => {
    const came = { checkedInAt: moment.now.toISOString() };
    return { ...waits(moment), ...came, ...lateWith(moment.record.visit, came) };
  },
  'add-words': ({ record: { visit }, trigger: { text }, now }) => ({
    additions: [...(visit.additions ?? []), { text, at: now.toISOString() }],
  }),
  claim: claimed,
  release: () => given,
  'claim-timeout': () => given,
  start: ({ record: { visit }, trigger: { greeting }, now }) => {
    const begun = { startedAt: now.toISOString() };
    const { careUnitId, priority } = visit;
    return { ...begun, startedAs: { careUnitId, priority }, greeting, ...lateWith(visit, begun) };
  },
  pause: ({ now, unit }) => ({
    onHold: { since: now.toISOString(), answerBy: pauseAnswerDue(now, unit).toISOString() },
  }),
  cancel: ({ record: { visit }, now, unit }) => {
    const late = cancelsLate(visit, now, unit);
    return {
      cancelledAt: now.toISOString(),
      cancellation: { by: 'patient', ...(late && { late }) },
      ...given,
    };
  },
  'cancel-by-care': ({ record: { visit }, trigger: { reason, message, ticket }, now }) => ({
    cancelledAt: now.toISOString(),
    cancellation: { by: 'care', reason, message },
    ...(ticket && { tickets: [...(visit.tickets ?? []), ticket] }),
  }),
};
