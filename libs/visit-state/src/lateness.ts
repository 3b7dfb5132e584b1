import { CARE_ABSENT_MINUTES, checkInWindow, minutesAfter } from './deadlines.js';
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
  /** When the case was received: nobody can check in to it from then on. */
  readonly claimedAt?: string | undefined;
  readonly startedAt?: string | undefined;
  /** When care was found absent, before the visit began (domain 4.6 Booked no-show). */
  readonly careAbsentAt?: string | undefined;
}

/**
 * How late each side was (domain 4.6: host and guest apart). Care is late while it is awaited and has not begun; a patient from the
 * booked time until they come, but for the time when care is late. So no minute is held against both, and coming a minute later
 * makes nobody more than a minute later. Who never came is not late.
 */
export const latenessOf = (meeting: Meeting): Lateness => {
  const { bookedFor, arrivedAt, startedAt, careAbsentAt } = meeting;
  const careFrom = earliest(careAwaitedFrom(meeting), awaitedBefore(careAbsentAt));
  if (bookedFor === undefined || careFrom === undefined) return {};
  const beforeCareWasLate = arrivedAt && msBetween(bookedFor, earliest(arrivedAt, careFrom));
  const afterTheStart = startedAt && msBetween(latest(careFrom, startedAt), arrivedAt);
  const patientMinutes = wholeMinutes((beforeCareWasLate || 0) + (afterTheStart || 0));
  const careMinutes = wholeMinutes(msBetween(careFrom, startedAt ?? careAbsentAt));
  return {
    ...(patientMinutes >= 1 && { patientMinutes }),
    ...(careMinutes >= 1 && { careMinutes }),
  };
};

/**
 * From when on care is awaited at a booked time: from then, but not before the patient has come, or has been kept from checking in
 * because the case has been received. Undefined before that.
 */
export const careAwaitedFrom = ({ bookedFor, arrivedAt, claimedAt }: Meeting): string | undefined => {
  const met = earliest(arrivedAt, claimedAt);
  return bookedFor === undefined || met === undefined ? undefined : latest(bookedFor, met);
};

/** Care that was found absent had been awaited for that long, also when somebody else has received the case since. */
const awaitedBefore = (careAbsentAt: string | undefined): string | undefined =>
  careAbsentAt && minutesAfter(new Date(careAbsentAt), -CARE_ABSENT_MINUTES).toISOString();

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

/** The first of several instants, as far as there are any. */
export const earliest = (...instants: readonly (string | undefined)[]): string | undefined =>
  instants
    .filter((at) => at !== undefined)
    .sort()
    .at(0);

const latest = (one: string, other: string): string => (one < other ? other : one);

/** 0 also when the second comes first, or one of them has not happened. */
const msBetween = (from: string | undefined, to: string | undefined): number =>
  from === undefined || to === undefined ? 0 : Math.max(0, Date.parse(to) - Date.parse(from));

const wholeMinutes = (ms: number): number => Math.floor(ms / 60_000);
