import type { Principal, VisitSnapshot } from '@om/contracts';
import type { Refused } from '@om/messaging';
import {
  hoursAfter,
  maySee,
  nameOf,
  type VisitEventName,
  type VisitProgress,
  type VisitRecord,
} from '@om/visit-state';
import { NOT_FOUND } from '../refusals.js';

/** The event that tells the state a visit is in; states without one have nothing left to wait for. */
const TELLS: Partial<Record<VisitSnapshot['state'], VisitEventName>> = {
  scheduled: 'booked',
  waiting: 'sent',
  claimed: 'claimed',
  ongoing: 'started',
  'on-hold': 'paused',
  async: 'ended',
};

/** Instants that lie ahead of a visit, or from which a waiting of this moment is counted. */
const AHEAD = [
  'bookedFor',
  'checkedInAt',
  'asyncUntil',
  'claimedAt',
  'claimExpiresAt',
  'answerDueAt',
  'replyDueAt',
  'replyLeadDueAt',
] as const satisfies readonly (keyof VisitSnapshot)[];

/**
 * A visit as if `hours` had passed for what lies ahead of it: every instant its timers look at. What has happened keeps its
 * time. Refused with `visit.not-found` for persons who may not see it.
 */
export const elapsed = (
  { visit, heard }: VisitRecord<VisitSnapshot>,
  hours: number,
  actor: Principal,
  now: Date,
): VisitProgress<VisitSnapshot> | Refused => {
  if (actor.kind !== 'service' && !maySee(visit, actor)) return NOT_FOUND;
  const name = TELLS[visit.state];
  if (!name) return { record: { visit, heard }, events: [] };
  const after: VisitSnapshot = {
    ...visit,
    ...Object.fromEntries(AHEAD.flatMap((field) => moved(field, visit[field], hours))),
    ...partsAfter(visit, hours),
    version: visit.version + 1,
    lastChange: { at: now.toISOString(), byName: nameOf(actor), byKind: actor.kind },
  };
  const quiet = heard.quietSince ?? visit.resumedAt ?? visit.startedAt;
  const record = {
    visit: after,
    heard: { ...heard, ...Object.fromEntries(moved('quietSince', quiet, hours)) },
  };
  return { record, events: [{ name, visit: after }] };
};

const moved = (field: string, instant: string | undefined, hours: number): [string, string][] =>
  instant === undefined ? [] : [[field, earlier(instant, hours)]];

const partsAfter = (
  { autoMessage, booking, handover, onHold, tickets }: VisitSnapshot,
  hours: number,
): Partial<VisitSnapshot> => ({
  ...(autoMessage && { autoMessage: { ...autoMessage, at: earlier(autoMessage.at, hours) } }),
  ...(booking && {
    booking: { ...booking, from: earlier(booking.from, hours), to: earlier(booking.to, hours) },
  }),
  ...(onHold?.answerBy !== undefined && {
    onHold: { ...onHold, answerBy: earlier(onHold.answerBy, hours) },
  }),
  ...(handover && {
    handover: {
      ...handover,
      proposedAt: earlier(handover.proposedAt, hours),
      expiresAt: earlier(handover.expiresAt, hours),
      ...(handover.widensAt && { widensAt: earlier(handover.widensAt, hours) }),
    },
  }),
  ...(tickets && {
    tickets: tickets.map((ticket) => ({ ...ticket, validUntil: earlier(ticket.validUntil, hours) })),
  }),
});

const earlier = (instant: string, hours: number): string =>
  hoursAfter(new Date(instant), -hours).toISOString();
