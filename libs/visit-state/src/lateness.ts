import { checkInWindow, minutesLate } from './deadlines.js';
import type { Ticket } from './tickets.js';

/** How late either side was to a booked time, whole minutes; absent = in time, or not known. */
export interface Lateness {
  readonly patientMinutes?: number | undefined;
  readonly careMinutes?: number | undefined;
}

/** What lateness is counted from. Instants are ISO 8601 in UTC; absent = has not happened. */
export interface Meeting {
  readonly bookedFor?: string | undefined;
  /** When the patient was there: the check-in, or {@link arrivalInView} where that is known and was earlier. */
  readonly arrivedAt?: string | undefined;
  readonly startedAt?: string | undefined;
  /** When care was found absent, before the visit began (domain 4.6 Booked no-show). */
  readonly careAbsentAt?: string | undefined;
}

/**
 * How late each side was (domain 4.6: host and guest apart). Who comes first is late from the booked time until then, and the other
 * only from then: no minute is held against both. So a patient who came late is not waited for by care before that, and a
 * patient for whom care began late, or was found absent, is not late before it has begun. Who never came is not late.
 */
export const latenessOf = ({ bookedFor, arrivedAt, startedAt, careAbsentAt }: Meeting): Lateness => {
  if (bookedFor === undefined) return {};
  const careKnown = earliest(startedAt, careAbsentAt);
  const isCareFirst = careKnown !== undefined && (arrivedAt === undefined || careKnown < arrivedAt);
  const patientDue = isCareFirst ? startedAt && latest(bookedFor, startedAt) : bookedFor;
  const careDue = isCareFirst ? bookedFor : latest(bookedFor, arrivedAt);
  const patientMinutes = minutesBetween(patientDue, arrivedAt);
  const careMinutes = minutesBetween(careDue, startedAt ?? careAbsentAt);
  return {
    ...(patientMinutes !== undefined && { patientMinutes }),
    ...(careMinutes !== undefined && { careMinutes }),
  };
};

/** What a patient is expected to, and where. */
export interface BookedTime {
  readonly bookedFor?: string | undefined;
  readonly visitType?: Ticket['visitType'] | undefined;
}

/**
 * When a patient who had the booked visit in view for a time has come by that: when they opened it, not earlier than they could have
 * checked in (domain 4.3-5). Undefined when they had left by then, without a booked time, and for a visit at the clinic, where
 * nobody comes by looking at a page.
 */
export const arrivalInView = (
  { bookedFor, visitType }: BookedTime,
  { from, to }: { readonly from: string; readonly to: string },
): string | undefined => {
  const opens = visitType === 'clinic' ? undefined : checkInWindow({ bookedFor })?.from.toISOString();
  return opens === undefined || to < opens ? undefined : latest(from, opens);
};

const minutesBetween = (due: string | undefined, at: string | undefined): number | undefined =>
  due === undefined || at === undefined ? undefined : minutesLate(new Date(due), new Date(at));

/** The first of several instants, as far as there are any. */
export const earliest = (...instants: readonly (string | undefined)[]): string | undefined =>
  instants
    .filter((at) => at !== undefined)
    .sort()
    .at(0);

/** The last of several instants. */
export const latest = (one: string, ...others: readonly (string | undefined)[]): string =>
  [one, ...others.filter((at) => at !== undefined)].sort().at(-1) ?? one;
