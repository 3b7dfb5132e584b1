import {
  addOpenMinutes,
  addWorkingDays,
  closesAt,
  nextOpening,
  type OpeningHours,
} from './opening-hours/index.js';
import type { VisitBooking } from './visit.js';

const MINUTE_MS = 60_000;
/** Minutes a case may be kept without starting it, unless the unit says otherwise (domain 4.6). */
export const CLAIM_RELEASE_MINUTES = 20;
/** A patient can check in this many minutes before the booked time (domain 4.3-5). */
export const CHECK_IN_MINUTES = 15;
/** Minutes after the booked time when care counts as absent, and after its end when *Uteblivet* is proposed. */
export const CARE_ABSENT_MINUTES = 10;
export const NO_SHOW_MINUTES = 30;
/** Minutes after which a patient who has not read what care wrote in an ongoing visit is told by SMS (domain 4.6). */
export const PATIENT_SILENT_MINUTES = 10;
/** Minutes of silence after which the clinician may remind the patient by hand, *Påminn patienten* (domain 4.6). */
export const REMINDER_MINUTES = 5;
/** Minutes of silence after which a pause is proposed. */
export const SILENT_MINUTES = 60;
/** Minutes after the end of the asynchronous phase in which what the patient writes still arrives (domain 4.3-12). */
export const GRACE_MINUTES = 5;
/** Length of a booked time whose end is not known, minutes. */
export const SLOT_MINUTES = 30;
/** A booked time cancelled later than this many hours before is cancelled late, unless the unit says otherwise (domain 4.3-18). */
export const LATE_CANCELLATION_HOURS = 24;
/** Hours after which a case that was begun and not sent is forgotten (domain 4.3-23). */
export const DRAFT_HOURS = 24;
/** Days after the closing within which a case can be opened again (domain 4.3-17). */
export const REOPEN_DAYS = 30;
/** Opening minutes until an unanswered reply becomes the whole unit's, and working days until the lead is told. */
export const REPLY_UNIT_MINUTES = 240;
export const REPLY_LEAD_DAYS = 1;
/** Working days that a pause lasts before its end is proposed. */
const PAUSE_DAYS = 1;
/** Longest time a handover of priority 4 or 5 waits where the receiver does not close within a day, hours. */
export const LONGEST_HANDOVER_HOURS = 24;

/** The settings of a unit that set the hours of its timers; the care unit of the contracts fits. */
export interface UnitRules {
  /** Absent = always open. */
  readonly openingHours?: OpeningHours | undefined;
  readonly claimReleaseMinutes?: number | undefined;
  /** Absent = {@link LATE_CANCELLATION_HOURS}, as in primary care; specialist care has 72. */
  readonly lateCancellationHours?: number | undefined;
  /** Whether a yes to the red-flag question stops a case; absent = it does (domain 4.3-2). */
  readonly redFlagPolicy?: 'stop' | 'no-stops' | undefined;
}

/** The instant so many minutes after (or before) another. */
export const minutesAfter = (instant: Date, minutes: number): Date =>
  new Date(instant.getTime() + minutes * MINUTE_MS);

/** Minutes of opening within which each priority is answered: 1 at once, with five minutes to react; 2 and 3 (domain 4.6). */
const ANSWER_MINUTES: Readonly<Record<number, number>> = { 1: 5, 2: 15, 3: 15 };
const ANSWER_WORKING_DAYS = 5;
const ANSWER_HOURS = 24;

/**
 * When the first answer to a case is late, in opening hours: priority 4 after five working days, 5 after 24 hours, the
 * others after minutes. A case sent while the unit is closed counts from the opening (domain 4.3-3).
 * @param priority 1 to 5
 */
export const firstAnswerDue = (priority: number, since: Date, { openingHours }: UnitRules): Date => {
  const minutes = ANSWER_MINUTES[priority];
  if (minutes !== undefined) return addOpenMinutes(openingHours, since, minutes);
  if (priority === 4) return addWorkingDays(openingHours, since, ANSWER_WORKING_DAYS);
  const tomorrow = minutesAfter(since, ANSWER_HOURS * 60);
  return nextOpening(openingHours, tomorrow) ?? tomorrow;
};

/** When a claim without start ends: not before a booked time has come. */
export const claimExpiry = (
  claimedAt: Date,
  { bookedFor }: Pick<VisitBooking, 'bookedFor'>,
  { claimReleaseMinutes = CLAIM_RELEASE_MINUTES }: UnitRules,
): Date => {
  const counted = bookedFor && new Date(bookedFor) > claimedAt ? new Date(bookedFor) : claimedAt;
  return minutesAfter(counted, claimReleaseMinutes);
};

/** Minutes a handover waits for an answer, by priority; the others wait until the receiver closes (domain 4.4 H5). */
export const HANDOVER_MINUTES: Readonly<Record<number, number>> = { 1: 5, 2: 15, 3: 60 };

/** When a handover expires by itself (domain 4.4 H5); `closing` = the end of the receiver's opening hours. */
export const handoverExpiry = (priority: number, proposedAt: Date, closing: Date | undefined): Date => {
  const minutes = HANDOVER_MINUTES[priority];
  if (minutes !== undefined) return minutesAfter(proposedAt, minutes);
  const longest = minutesAfter(proposedAt, LONGEST_HANDOVER_HOURS * 60);
  return closing ?? longest;
};

/** When an unanswered reply is the whole unit's, and when its lead is told (domain 4.6). */
export const replyDeadlines = (
  since: Date,
  { openingHours }: UnitRules,
): { readonly replyDueAt: string; readonly replyLeadDueAt: string } => ({
  replyDueAt: addOpenMinutes(openingHours, since, REPLY_UNIT_MINUTES).toISOString(),
  replyLeadDueAt: addWorkingDays(openingHours, since, REPLY_LEAD_DAYS).toISOString(),
});

/** When a patient who was asked to answer in a pause is late: the clinician is proposed to end the visit (domain 4.6). */
export const pauseAnswerDue = (since: Date, { openingHours }: UnitRules): Date =>
  addWorkingDays(openingHours, since, PAUSE_DAYS);

/** End of the booked time. */
export const slotEnd = ({ bookedFor, booking }: VisitBooking): Date | undefined => {
  if (booking) return new Date(booking.to);
  return bookedFor === undefined ? undefined : minutesAfter(new Date(bookedFor), SLOT_MINUTES);
};

/** When the patient can check in; undefined for a visit without a booked time. */
export const checkInWindow = (visit: VisitBooking): { from: Date; to: Date } | undefined => {
  const to = slotEnd(visit);
  return visit.bookedFor !== undefined && to
    ? { from: minutesAfter(new Date(visit.bookedFor), -CHECK_IN_MINUTES), to }
    : undefined;
};

/** Until when a booked time can be cancelled without that being late; undefined without a booked time. */
export const cancelInTimeUntil = (
  { bookedFor }: Pick<VisitBooking, 'bookedFor'>,
  { lateCancellationHours = LATE_CANCELLATION_HOURS }: Pick<UnitRules, 'lateCancellationHours'>,
): Date | undefined =>
  bookedFor === undefined ? undefined : minutesAfter(new Date(bookedFor), -lateCancellationHours * 60);

/** Whether a patient who cancels now does it late: {@link cancelInTimeUntil}. */
export const cancelsLate = (
  visit: Pick<VisitBooking, 'bookedFor'>,
  now: Date,
  unit: Pick<UnitRules, 'lateCancellationHours'>,
): boolean => {
  const until = cancelInTimeUntil(visit, unit);
  return until !== undefined && until < now;
};

/** Half-way between two instants. */
export const midway = (one: Date, other: Date): Date => new Date((one.getTime() + other.getTime()) / 2);

/**
 * End of the opening that runs at the receiver of a handover, or of the next one; undefined where that goes on for longer than
 * {@link LONGEST_HANDOVER_HOURS}, as where they are open round the clock until the next holiday.
 */
export const receiverCloses = ({ openingHours }: UnitRules, now: Date): Date | undefined => {
  const [opens, closes] = [nextOpening(openingHours, now), closesAt(openingHours, now)];
  if (!opens || !closes) return undefined;
  return closes <= minutesAfter(opens, LONGEST_HANDOVER_HOURS * 60) ? closes : undefined;
};
