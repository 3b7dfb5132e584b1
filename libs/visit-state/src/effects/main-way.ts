import { cancelsLate, claimExpiry, firstAnswerDue, minutesLate, pauseAnswerDue } from '../deadlines.js';
import { nameOf } from '../visit.js';
import type { Change, Effects, Moment } from './effect.js';

/** A patient begins to wait: the first answer is due in opening hours from now. */
const waits = ({ record: { visit }, now, unit }: Moment, priority = visit.priority): Change => ({
  waitingSince: now.toISOString(),
  answerDueAt: firstAnswerDue(priority, now, unit).toISOString(),
});

/** How late a side is to a booked time; nothing for in time, or without one. */
const lateTo = (due: string | undefined, now: Date): number | undefined =>
  due === undefined ? undefined : minutesLate(new Date(due), now);

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

/** Care is late when the patient is there, or the booked time has come, and the visit has not begun. */
const started = ({ record: { visit }, now }: Moment, greeting: string): Change => {
  const expected = [visit.bookedFor ?? '', visit.checkedInAt ?? ''].sort().at(-1);
  const careMinutes = visit.bookedFor === undefined ? undefined : lateTo(expected, now);
  return {
    startedAt: now.toISOString(),
    greeting,
    ...(careMinutes !== undefined && { lateness: { ...visit.lateness, careMinutes } }),
  };
};

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
  rebook: ({ trigger: { booking } }) => ({ booking, bookedFor: booking.from, noShow: undefined }),
  'check-in': (moment) => {
    const { record, now } = moment;
    const patientMinutes = lateTo(record.visit.bookedFor, now);
    return {
      ...waits(moment),
      checkedInAt: now.toISOString(),
      ...(patientMinutes !== undefined && { lateness: { patientMinutes } }),
    };
  },
  'add-words': ({ record: { visit }, trigger: { text }, now }) => ({
    additions: [...(visit.additions ?? []), { text, at: now.toISOString() }],
  }),
  claim: claimed,
  release: () => given,
  'claim-timeout': () => given,
  start: (moment) => started(moment, moment.trigger.greeting),
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
