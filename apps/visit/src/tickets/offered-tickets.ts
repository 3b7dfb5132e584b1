import { Inject, Injectable } from '@nestjs/common';
import type { cancelByCare, Ticket, VisitSnapshot } from '@om/contracts';
import { isRefused, type Payload, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import { Units } from '../units/units.js';
import type { Asked } from '../visits/asked.js';
import type { VisitAnswer } from '../visits/visit-change.js';
import { Visits } from '../visits/visits.js';
import { newTicket } from './new-ticket.js';

/** *Avboka* by care (domain 4.3-19), with a ticket for a new time where one is offered. */
@Injectable()
export class OfferedTickets {
  constructor(
    private readonly visits: Visits,
    private readonly units: Units,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  cancel(
    { visitId, reason, message, offerTicket }: Payload<typeof cancelByCare>,
    asked: Asked,
  ): Promise<VisitAnswer | Refused> {
    return this.visits.commandAfter(visitId, 'cancel-by-care', asked, async (visit) => {
      const ticket = offerTicket && (await this.offer(visit, offerTicket.ticketId, message, asked));
      return isRefused(ticket) ? ticket : { reason, message, ticket };
    });
  }

  /** For the same unit, reason and kind of visit as the one that is cancelled. */
  private async offer(
    { careUnitId, reason, booking }: VisitSnapshot,
    ticketId: string,
    message: string,
    { principal }: Asked,
  ): Promise<Ticket | Refused | undefined> {
    if (principal.kind !== 'clinician') return undefined;
    const wish = {
      ticketId,
      visitType: booking?.visitType ?? ('chat' as const),
      reasonCode: reason.code,
      message,
      byName: principal.name,
      byPersonId: principal.personId,
    };
    return newTicket(wish, await this.units.find(careUnitId), this.clock.now());
  }
}
