import { bookedTicket, isOpenTicket, returnedTicket, withTicket, type Ticket } from '../tickets.js';
import type { Change, Effects, Moment } from './effect.js';

const changed = (
  { record: { visit } }: Moment,
  ticketId: string,
  change: (ticket: Ticket) => Ticket,
): Change => ({ tickets: withTicket(visit.tickets, ticketId, change) });

const expired = (ticket: Ticket, now: Date): Ticket =>
  isOpenTicket(ticket) && new Date(ticket.validUntil) <= now ? { ...ticket, state: 'expired' } : ticket;

/** Booking tickets (seed 2.2-7). */
export const TICKET_EFFECTS: Effects<
  'send-ticket' | 'revoke-ticket' | 'open-ticket' | 'ticket-booking' | 'ticket-return' | 'ticket-timeout'
> = {
  'send-ticket': ({ record: { visit }, trigger: { ticket } }) => ({
    tickets: [...(visit.tickets ?? []), ticket],
  }),
  'revoke-ticket': (moment) =>
    changed(moment, moment.trigger.ticketId, (ticket) => ({ ...ticket, state: 'revoked' })),
  'open-ticket': (moment) =>
    changed(moment, moment.trigger.ticketId, (ticket) => ({ ...ticket, state: 'opened' })),
  'ticket-booking': (moment) =>
    changed(moment, moment.trigger.ticketId, (ticket) => bookedTicket(ticket, moment.trigger.booking)),
  'ticket-return': (moment) =>
    changed(moment, moment.trigger.ticketId, (ticket) => returnedTicket(ticket, moment.trigger.bookingId)),
  'ticket-timeout': ({ record: { visit }, now }) => ({
    tickets: (visit.tickets ?? []).map((ticket) => expired(ticket, now)),
  }),
};
