import { someoneWroteAfter, unansweredAfter } from './conversation.js';
import { bookedTicket, returnedTicket, type Ticket } from './tickets.js';
import type { ConditionName } from './transition.js';
import type { Trigger, TriggerName, TriggerOf, VisitRecord } from './triggers.js';

type Condition = (record: VisitRecord, trigger: Trigger) => boolean;

/** The conditions that choose between transitions, as functions of the state and of what comes along. */
export const CONDITIONS: Readonly<Record<ConditionName, Condition>> = {
  'no-red-flag': (_, trigger) => trigger.type === 'send' && !trigger.redFlag,
  'red-flag': (_, trigger) => trigger.type === 'send' && trigger.redFlag,
  'has-waited': ({ visit }) => visit.waitingSince !== undefined,
  'never-waited': ({ visit }) => visit.waitingSince === undefined,
  'nobody-wrote': ({ visit, heard }) => !someoneWroteAfter(heard, visit.endedAfterSeq ?? 0),
  answered: (record) => record.visit.sealing && !hasUnanswered(record),
  unanswered: (record) => record.visit.sealing && hasUnanswered(record),
  unseen: ({ visit, heard }) => unansweredAfter(heard, visit.endedAfterSeq ?? 0) !== undefined,
  moved: ({ visit: { booking } }, trigger) =>
    trigger.type === 'rebook' &&
    (booking?.slotId !== trigger.booking.slotId || booking.from !== trigger.booking.from),
  'ticket-unopened': (record, trigger) =>
    is(trigger, 'open-ticket') && (ticketOf(record, trigger)?.state ?? 'sent') === 'sent',
  'ticket-changes': (record, trigger) => {
    const ticket = 'ticketId' in trigger ? ticketOf(record, trigger) : undefined;
    if (!ticket) return false;
    if (is(trigger, 'ticket-booking')) return bookedTicket(ticket, trigger.booking) !== ticket;
    return is(trigger, 'ticket-return') && returnedTicket(ticket, trigger.bookingId) !== ticket;
  },
};

const is = <T extends TriggerName>(trigger: Trigger, type: T): trigger is TriggerOf<T> & Trigger =>
  trigger.type === type;

/** The ticket of the visit that a trigger is about. */
export const ticketOf = (
  { visit: { tickets = [] } }: VisitRecord,
  { ticketId }: { readonly ticketId: string },
): Ticket | undefined => tickets.find((ticket) => ticket.ticketId === ticketId);

/** *Stäng nu* with a reason closes over the replies that were known when it was pressed, and over no other. */
const hasUnanswered = ({ visit, heard }: VisitRecord): boolean => {
  const seen = visit.closing?.reason === undefined ? 0 : visit.closing.seenSeq;
  return unansweredAfter(heard, Math.max(visit.endedAfterSeq ?? 0, seen)) !== undefined;
};
