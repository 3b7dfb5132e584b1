import {
  CARE_ABSENT_MINUTES,
  GRACE_MINUTES,
  midway,
  minutesAfter,
  NO_SHOW_MINUTES,
  SILENT_MINUTES,
  slotEnd,
} from './deadlines.js';
import { careAwaitedFrom } from './lateness.js';
import { addWorkingDays } from './opening-hours/index.js';
import { pendingHandover } from './participation.js';
import type { VisitState } from './states.js';
import { isOpenTicket } from './tickets.js';
import { VISIT_TIMERS, type VisitRecord, type VisitTimer } from './triggers.js';
import type { Visit } from './visit.js';

/** The timers a visit has now, by its state alone: whatever changes the state has set the right timers by that. */
export const timersOf = (record: VisitRecord): Partial<Record<VisitTimer, Date>> =>
  Object.fromEntries(
    VISIT_TIMERS.flatMap((timer) => {
      const at = TIMERS[timer](record);
      return at === undefined ? [] : [[timer, new Date(at)]];
    }),
  );

/** Whether a timer is due; one that has been overtaken by what has happened since never is. */
export const isDue = (record: VisitRecord, timer: VisitTimer, now: Date): boolean => {
  const at = TIMERS[timer](record);
  return at !== undefined && new Date(at) <= now;
};

type At = Date | string | undefined;

const TIMERS: Readonly<Record<VisitTimer, (record: VisitRecord) => At>> = {
  'first-answer-late': ({ visit }) =>
    visit.state === 'waiting' && !visit.overdueSince ? visit.answerDueAt : undefined,
  'claim-warning': ({ visit }) =>
    visit.state === 'claimed' && !visit.claimWarned && visit.claimExpiresAt
      ? midway(keptFrom(visit), new Date(visit.claimExpiresAt))
      : undefined,
  'claim-timeout': ({ visit }) => (visit.state === 'claimed' ? visit.claimExpiresAt : undefined),
  'care-absence': ({ visit }) => {
    if (!UNMET.includes(visit.state) || visit.lateness?.careMinutes !== undefined) return undefined;
    const from = careAwaitedFrom({ ...visit, arrivedAt: visit.checkedInAt });
    return from && minutesAfter(new Date(from), CARE_ABSENT_MINUTES);
  },
  'no-show-proposal': ({ visit, heard }) => {
    if (!NO_SHOW_STATES.includes(visit.state) || visit.noShow) return undefined;
    if (!visit.checkedInAt && heard.patient === 0) return noShowProposal(visit);
    return visit.state === 'on-hold' ? visit.onHold?.answerBy : undefined;
  },
  'pause-proposal': ({ visit, heard }) =>
    visit.state === 'ongoing' && !visit.onHold && heard.waiting.length === 0
      ? minutesAfter(new Date(heard.quietSince ?? visit.resumedAt ?? visit.startedAt ?? 0), SILENT_MINUTES)
      : undefined,
  'handover-reminder': ({ visit }) => {
    const pending = pendingHandover(visit);
    return pending && !pending.remindedAt
      ? midway(new Date(pending.proposedAt), new Date(pending.expiresAt))
      : undefined;
  },
  'handover-timeout': ({ visit }) => pendingHandover(visit)?.expiresAt,
  'reply-late': ({ visit }) => (replyWaits(visit) && !visit.replyForUnitAt ? visit.replyDueAt : undefined),
  'reply-late-lead': ({ visit }) =>
    replyWaits(visit) && !visit.replyEscalatedAt ? visit.replyLeadDueAt : undefined,
  'auto-message-due': ({ visit }) =>
    phaseRuns(visit) && visit.autoMessage?.due === false ? visit.autoMessage.at : undefined,
  'async-timeout': ({ visit }) => (phaseRuns(visit) ? phaseTimeout(visit) : undefined),
  'ticket-timeout': ({ visit: { tickets = [] } }) =>
    tickets
      .filter(isOpenTicket)
      .map(({ validUntil }) => validUntil)
      .sort()
      .at(0),
};

const NO_SHOW_STATES: readonly VisitState[] = ['scheduled', 'ongoing', 'on-hold'];

const phaseRuns = ({ state, sealing }: Visit): boolean => state === 'async' && !sealing;

/** Who writes in the last minute is not shut out by a slow clock or line (domain 4.3-12); an end without a phase waits for nobody. */
const phaseTimeout = ({ asyncUntil, endedAt }: Visit): Date | undefined => {
  if (asyncUntil === undefined) return undefined;
  return minutesAfter(new Date(asyncUntil), asyncUntil === endedAt ? 0 : GRACE_MINUTES);
};

const replyWaits = ({ state, unansweredReply }: Visit): boolean =>
  state === 'async' && unansweredReply !== undefined;

/** A claim counts from the booked time when that comes later. */
const keptFrom = ({ claimedAt, bookedFor }: Visit): Date =>
  new Date([claimedAt ?? '', bookedFor ?? ''].sort().at(-1) ?? '');

/** Care had been awaited for ten minutes at a booked time, and nobody has begun since (domain 4.6 Booked no-show). */
export const isKeptWaiting = ({
  state,
  startedAt,
  lateness,
}: Pick<Visit, 'state' | 'startedAt' | 'lateness'>): boolean =>
  startedAt === undefined && UNMET.includes(state) && lateness?.careMinutes !== undefined;

const UNMET: readonly VisitState[] = ['scheduled', 'waiting', 'claimed'];

/** Half an hour after a booked time is over, or a working day after a visit began in which the patient never wrote. */
const noShowProposal = (visit: Visit): Date | undefined => {
  const end = slotEnd(visit);
  if (end) return minutesAfter(end, NO_SHOW_MINUTES);
  return visit.startedAt ? addWorkingDays(undefined, new Date(visit.startedAt), 1) : undefined;
};
