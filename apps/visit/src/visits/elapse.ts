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
  async: 'ended',
};

/**
 * A visit as if `hours` had passed for what lies ahead of it: the booked time, the end of the asynchronous phase and
 * *Meddelande*. What has happened keeps its time. Refused with `visit.not-found` for persons who may not see it.
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
  const { bookedFor, asyncUntil, autoMessage } = visit;
  const after: VisitSnapshot = {
    ...visit,
    ...(bookedFor && { bookedFor: earlier(bookedFor, hours) }),
    ...(asyncUntil && { asyncUntil: earlier(asyncUntil, hours) }),
    ...(autoMessage && { autoMessage: { ...autoMessage, at: earlier(autoMessage.at, hours) } }),
    version: visit.version + 1,
    lastChange: { at: now.toISOString(), byName: nameOf(actor), byKind: actor.kind },
  };
  return { record: { visit: after, heard }, events: [{ name, visit: after }] };
};

const earlier = (instant: string, hours: number): string =>
  hoursAfter(new Date(instant), -hours).toISOString();
