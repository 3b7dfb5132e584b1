/** States of a booking ticket, region F (domain 4.1); a rebooked ticket stays booked and counts. */
export type TicketState = 'sent' | 'opened' | 'booked' | 'expired' | 'revoked' | 'cancelled';

/** The time a ticket was used for, and the visit it became. */
export interface TicketBooking {
  readonly bookingId: string;
  readonly visitId: string;
  readonly from: string;
  readonly to: string;
  /** How often it has been moved. */
  readonly rebooked: number;
}

/** A *bokningsbiljett* as its visit keeps it. Instants are ISO 8601 in UTC. */
export interface Ticket {
  readonly ticketId: string;
  readonly state: TicketState;
  readonly visitType: 'chat' | 'video' | 'audio' | 'clinic';
  readonly careUnitId: string;
  readonly careUnitName: string;
  readonly reasonCode: string;
  readonly clinician?: { readonly personId: string; readonly name: string } | undefined;
  readonly message: string;
  readonly sentAt: string;
  readonly validUntil: string;
  readonly byName: string;
  readonly byPersonId: string;
  readonly booking?: TicketBooking | undefined;
  readonly returned?: boolean | undefined;
}

/** Whether a time can be booked with it now. */
export const isUsable = ({ state, validUntil }: Ticket, now: Date): boolean =>
  isOpenTicket({ state }) && new Date(validUntil) > now;

/** Sent or looked at, and neither used nor over. */
export const isOpenTicket = ({ state }: Pick<Ticket, 'state'>): boolean =>
  state === 'sent' || state === 'opened';

/** The tickets with one of them changed. */
export const withTicket = (
  tickets: readonly Ticket[] = [],
  ticketId: string,
  change: (ticket: Ticket) => Ticket,
): readonly Ticket[] => tickets.map((ticket) => (ticket.ticketId === ticketId ? change(ticket) : ticket));

/**
 * A ticket after its time was booked or moved. Hearing the same twice, or an older place of the same booking, changes
 * nothing; a ticket that has run out or been taken back is used all the same, because the booking stands.
 */
export const bookedTicket = (ticket: Ticket, booking: TicketBooking): Ticket => {
  const known = ticket.booking;
  if (known && (known.bookingId !== booking.bookingId || known.rebooked >= booking.rebooked)) return ticket;
  return ticket.state === 'cancelled' ? ticket : { ...ticket, state: 'booked', booking };
};

/** A ticket after its booking was cancelled: it comes back once, and ends the second time (domain 4.6). */
export const returnedTicket = (ticket: Ticket, bookingId: string): Ticket => {
  if (ticket.booking?.bookingId !== bookingId) return ticket;
  const { booking: _, ...rest } = ticket;
  return ticket.returned ? { ...rest, state: 'cancelled' } : { ...rest, state: 'sent', returned: true };
};
