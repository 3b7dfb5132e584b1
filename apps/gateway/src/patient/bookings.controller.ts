import { Body, Controller, Param } from '@nestjs/common';
import {
  bookSlot,
  GATEWAY_ROUTES,
  id,
  listSlots,
  rebookSlot,
  ticketRef,
  type PatientPrincipal,
} from '@om/contracts';
import { Requester } from '@om/messaging';
import { z } from 'zod';
import { Patient, Route, VisitPath } from '../sessions/route.js';

const routes = GATEWAY_ROUTES;
type TicketPath = z.output<typeof ticketRef>;
const TicketPath = (): ParameterDecorator => Param({ schema: z.strictObject({ visitId: id, ticketId: id }) });

/** A patient books with a ticket, and moves a booked time. Queue finds the time, and asks visit whether the ticket is good. */
@Controller()
export class BookingsController {
  constructor(private readonly requester: Requester) {}

  @Route(routes.ticketSlots)
  ticketSlots(@Patient() principal: PatientPrincipal, @TicketPath() ticket: TicketPath) {
    return this.requester.request(listSlots, { ticket }, { principal });
  }

  @Route(routes.bookTicket)
  book(
    @Patient() principal: PatientPrincipal,
    @TicketPath() ticket: TicketPath,
    @Body({ schema: routes.bookTicket.body })
    { commandId, ...chosen }: z.output<typeof routes.bookTicket.body>,
  ) {
    return this.requester.request(bookSlot, { ...chosen, ticket }, { principal, commandId });
  }

  @Route(routes.rebookSlots)
  rebookSlots(@Patient() principal: PatientPrincipal, @VisitPath() { visitId }: VisitPath) {
    return this.requester.request(listSlots, { bookingId: visitId }, { principal });
  }

  @Route(routes.rebook)
  rebook(
    @Patient() principal: PatientPrincipal,
    @VisitPath() { visitId }: VisitPath,
    @Body({ schema: routes.rebook.body }) { commandId, slotId }: z.output<typeof routes.rebook.body>,
  ) {
    return this.requester.request(rebookSlot, { bookingId: visitId, slotId }, { principal, commandId });
  }
}
