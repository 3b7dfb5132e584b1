import { autoMessageRefusal, hoursAfter, phaseRefusal } from './asynchronous-phase.js';
import { ticketOf } from './conditions.js';
import { unansweredAfter } from './conversation.js';
import { CARE_ABSENT_MINUTES, checkInWindow, REOPEN_DAYS, type UnitRules } from './deadlines.js';
import type { VisitRefusal, VisitRefusalCode } from './refusals.js';
import { isOpenTicket } from './tickets.js';
import type { CheckName } from './transition.js';
import { HELD_STATES, OVER_STATES } from './transitions.js';
import type { Trigger, TriggerName, TriggerOf, VisitRecord } from './triggers.js';
import { ATTEMPTS_NEEDED, handoverCanWaitForShift, handoverNeedsMessage } from './thresholds.js';
import type { Actor } from './visit.js';

/** What a trigger is judged and carried out with. */
export interface Attempt<T extends Trigger = Trigger> {
  readonly record: VisitRecord;
  readonly trigger: T;
  readonly actor: Actor;
  readonly now: Date;
  /** The settings of the visit's unit. */
  readonly unit: UnitRules;
}

/** Times a patient can add words to one case (domain 4.7). */
const MOST_ADDITIONS = 10;
/** Tickets one visit can have. */
const MOST_TICKETS = 20;

const refused = (
  code: VisitRefusalCode,
  detail: string,
  extra: Pick<VisitRefusal, 'field' | 'params'> = {},
): VisitRefusal => ({ code, detail, ...extra });

/** A check that concerns some triggers only: the others pass. */
const on =
  <T extends TriggerName>(
    types: readonly T[],
    check: (attempt: Attempt<TriggerOf<T> & Trigger>) => VisitRefusal | undefined,
  ) =>
  (attempt: Attempt): VisitRefusal | undefined =>
    types.some((type) => type === attempt.trigger.type)
      ? check(attempt as Attempt<TriggerOf<T> & Trigger>)
      : undefined;

/** The checks of what a person sent along, of the hour and of what has been written; the result is the refusal. */
export const CHECKS: Readonly<Record<CheckName, (attempt: Attempt) => VisitRefusal | undefined>> = {
  'red-flag-let-through': ({ unit }) =>
    unit.redFlagPolicy === 'no-stops'
      ? undefined
      : refused('visit.red-flag', 'The red-flag question was answered with yes', { field: 'redFlag' }),
  'follows-own-over': on(['send'], ({ record: { visit }, trigger: { followed } }) =>
    visit.followsVisitId === undefined ||
    (followed?.patient.patientId === visit.patient.patientId && OVER_STATES.includes(followed.state))
      ? undefined
      : refused('visit.follows-target', 'Not an own case that is over', { field: 'followsVisitId' }),
  ),
  'same-version': ({ record: { visit }, trigger }) =>
    'expectedVersion' in trigger && trigger.expectedVersion !== visit.version
      ? refused('visit.stale-version', `The visit is at version ${visit.version}`, {
          field: 'expectedVersion',
          params: { version: visit.version, name: visit.lastChange.byName, at: visit.lastChange.at },
        })
      : undefined,
  'phase-offered': on(['end', 'extend-async', 'reopen'], ({ trigger: { phase, settings }, now }) =>
    phaseRefusal(phase, settings, now),
  ),
  'auto-message-possible': on(['end'], ({ trigger: { autoMessage, phase, settings }, now }) =>
    autoMessage ? autoMessageRefusal(phase, settings, now) : undefined,
  ),
  'nothing-unanswered': ({ record: { heard } }) =>
    heard.waiting.length > 0
      ? refused('visit.unanswered-message', 'A text of the patient waits for an answer')
      : undefined,
  'check-in-open': ({ record: { visit }, now }) => {
    const window = checkInWindow(visit);
    return window && now >= window.from && now <= window.to
      ? undefined
      : refused('visit.check-in-closed', 'Too early or too late to check in', {
          params: window ? { from: window.from.toISOString(), to: window.to.toISOString() } : {},
        });
  },
  'additions-left': ({ record: { visit } }) =>
    (visit.additions?.length ?? 0) >= MOST_ADDITIONS
      ? refused('visit.too-many-additions', `Words have been added ${MOST_ADDITIONS} times`, {
          params: { most: MOST_ADDITIONS },
        })
      : undefined,
  'reason-for-reply': on(['close'], ({ record: { visit, heard }, trigger: { reason } }) =>
    reason === undefined && unansweredAfter(heard, visit.endedAfterSeq ?? 0)
      ? refused('visit.reason-required', 'A reply of the patient waits', { field: 'reason' })
      : undefined,
  ),
  'reopen-in-time': ({ record: { visit }, now }) =>
    hoursAfter(new Date(visit.closedAt ?? 0), REOPEN_DAYS * 24) < now
      ? refused('visit.reopen-too-late', `Closed more than ${REOPEN_DAYS} days ago`)
      : undefined,
  'booked-time-came': ({ record: { visit }, now }) =>
    visit.bookedFor !== undefined && new Date(visit.bookedFor) > now
      ? refused('visit.too-early', 'The booked time has not come', { params: { at: visit.bookedFor } })
      : undefined,
  'patient-away': ({ record: { visit, heard } }) =>
    heard.patient > 0 || visit.checkedInAt !== undefined
      ? refused('visit.patient-was-there', 'The patient has written or checked in')
      : undefined,
  'contact-attempted-twice': ({ record: { visit } }) => {
    const made = visit.contactAttempts?.length ?? 0;
    return made < ATTEMPTS_NEEDED
      ? refused('visit.contact-attempts-missing', `${made} of ${ATTEMPTS_NEEDED} contact attempts`, {
          params: { made, needed: ATTEMPTS_NEEDED },
        })
      : undefined;
  },
  'care-was-there': ({ record: { visit } }) => {
    const minutes = visit.lateness?.careMinutes ?? 0;
    return minutes < CARE_ABSENT_MINUTES
      ? undefined
      : refused('visit.care-was-absent', 'Care was absent itself', { params: { minutes } });
  },
  'link-target': on(['link'], ({ record: { visit }, trigger: { to } }) => {
    const field = 'toVisitId';
    if (!to || to.visitId === visit.visitId || !(to.state === 'waiting' || HELD_STATES.includes(to.state)))
      return refused('visit.link-target', 'Not a case that goes on', { field });
    return to.patient.patientId === visit.patient.patientId
      ? undefined
      : refused('visit.not-same-patient', 'The case is of another patient', { field });
  }),
  'handover-message': on(['propose-handover'], ({ trigger: { priority, message } }) =>
    handoverNeedsMessage(priority) && message === undefined
      ? refused('visit.handover-message-required', 'Priority 1 and 2 need a message', { field: 'message' })
      : undefined,
  ),
  'not-to-self': on(['propose-handover'], ({ trigger: { to }, record: { visit } }) =>
    to.person && to.person.personId === visit.responsible?.personId
      ? refused('visit.handover-to-self', 'Addressed to the sender', { field: 'to.personId' })
      : undefined,
  ),
  'receiver-there': on(['propose-handover'], ({ trigger, record: { visit } }) => {
    const { onShift, overrideNotOnShift, priority, to } = trigger;
    const others = onShift.filter((personId) => personId !== visit.responsible?.personId);
    const there = to.person ? others.includes(to.person.personId) : others.length > 0;
    return there || (overrideNotOnShift === true && handoverCanWaitForShift(priority))
      ? undefined
      : refused('visit.not-on-shift', 'Nobody who is addressed is on shift', { field: 'to' });
  }),
  'same-handover': ({ record: { visit }, trigger }) =>
    'handoverId' in trigger && trigger.handoverId !== visit.handover?.handoverId
      ? refused('visit.handover-settled', 'Another handover has taken its place', { field: 'handoverId' })
      : undefined,
  'on-shift': on(['claim', 'resume', 'take-over', 'reopen', 'accept-handover'], ({ trigger }) =>
    trigger.onShift ? undefined : refused('visit.shift-over', 'The asker is not on shift'),
  ),
  'responsible-away': on(['take-over'], ({ trigger, record: { visit } }) =>
    trigger.responsibleOnShift && visit.responsible
      ? refused('visit.responsible-on-shift', 'Who has the case is at work', {
          params: { name: visit.responsible.name },
        })
      : undefined,
  ),
  'guest-new': on(['invite-guest'], ({ record: { visit }, trigger: { guest } }) =>
    [visit.responsible, ...(visit.guests ?? [])].some((member) => member?.personId === guest.personId)
      ? refused('visit.already-guest', 'Takes part already', { field: 'personId' })
      : undefined,
  ),
  'guest-there': on(['remove-guest'], ({ record: { visit }, trigger: { personId } }) =>
    visit.guests?.some((guest) => guest.personId === personId)
      ? undefined
      : refused('visit.not-guest', 'Is no guest of the visit', { field: 'personId' }),
  ),
  'ticket-new': on(['send-ticket'], ({ record, trigger: { ticket } }) =>
    ticketOf(record, ticket) || (record.visit.tickets?.length ?? 0) >= MOST_TICKETS
      ? refused('visit.ticket-over', 'The ticket has been sent, or too many have', { field: 'ticketId' })
      : undefined,
  ),
  'ticket-there': on(['revoke-ticket', 'open-ticket'], ({ record, trigger }) =>
    ticketOf(record, trigger)
      ? undefined
      : refused('visit.unknown-ticket', 'No such ticket', { field: 'ticketId' }),
  ),
  'ticket-open': on(['revoke-ticket'], ({ record, trigger }) => {
    const ticket = ticketOf(record, trigger);
    return ticket && !isOpenTicket(ticket)
      ? refused('visit.ticket-over', `The ticket is ${ticket.state}`, { params: { state: ticket.state } })
      : undefined;
  }),
};
