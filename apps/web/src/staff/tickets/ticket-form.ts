import type { Ticket } from '@om/contracts/visit';

/** What the person has chosen in *Bokningsbiljett*. Empty = not chosen. */
export interface TicketForm {
  readonly visitType: Ticket['visitType'];
  readonly careUnitId: string;
  readonly reasonCode: string;
  /** HSA-id of the one it is with; empty = the unit. */
  readonly clinician: string;
  readonly validDays: number;
}

/** What can be booked today: a type is offered when a visit of it can be held. Calls (*video*, *ljud*) are not built yet. */
export const TICKET_TYPES = ['chat', 'clinic'] as const satisfies readonly Ticket['visitType'][];

/** Choices of validity, days (domain 4.6: 14 unless said otherwise). */
export const VALID_DAYS = [7, 14, 30, 60] as const;

/** A ticket that still leads to a time. */
export const isOpen = (ticket: Pick<Ticket, 'state'>): boolean =>
  ticket.state === 'sent' || ticket.state === 'opened' || ticket.state === 'booked';

/** A ticket that can be taken back: the patient has not used it. */
export const isRevocable = (ticket: Pick<Ticket, 'state'>): boolean =>
  ticket.state === 'sent' || ticket.state === 'opened';
