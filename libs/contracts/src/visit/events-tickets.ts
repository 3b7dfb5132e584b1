import { exampleTicket } from './tickets.js';
import { stateEvent } from './state-event.js';
import type { Ticket } from './parts-booking.js';
import type { VisitSnapshot } from './snapshot.js';

const withTicket = (over: Partial<Ticket>): Partial<VisitSnapshot> => ({
  version: 4,
  state: 'ongoing',
  startedAt: '2026-11-23T09:31:00.000Z',
  tickets: [{ ...exampleTicket, ...over }],
});

export const visitTicketSentV1 = stateEvent(
  'ticket-sent',
  'The patient has been sent a booking ticket.',
  withTicket({}),
);
export const visitTicketOpenedV1 = stateEvent(
  'ticket-opened',
  'The patient has looked at a ticket.',
  withTicket({ state: 'opened' }),
);
export const visitTicketBookedV1 = stateEvent(
  'ticket-booked',
  'The patient has booked a time with a ticket, or moved it.',
  withTicket({
    state: 'booked',
    booking: {
      bookingId: '0198c1f2-0000-7000-8000-000000000003',
      visitId: '0198c1f2-0000-7000-8000-000000000003',
      from: '2026-11-30T09:00:00.000Z',
      to: '2026-11-30T09:30:00.000Z',
      rebooked: 0,
    },
  }),
);
export const visitTicketReturnedV1 = stateEvent(
  'ticket-returned',
  'The booked time was cancelled: the ticket can be used again, or is cancelled with it.',
  withTicket({ returned: true }),
);
export const visitTicketRevokedV1 = stateEvent(
  'ticket-revoked',
  'A clinician has taken a ticket back.',
  withTicket({ state: 'revoked' }),
);
export const visitTicketExpiredV1 = stateEvent(
  'ticket-expired',
  'A ticket has run out unused.',
  withTicket({ state: 'expired' }),
);

/** What happens to the booking tickets of a visit. */
export const TICKET_EVENTS = [
  visitTicketSentV1,
  visitTicketOpenedV1,
  visitTicketBookedV1,
  visitTicketReturnedV1,
  visitTicketRevokedV1,
  visitTicketExpiredV1,
] as const;
