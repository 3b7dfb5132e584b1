import { Inject, Injectable } from '@nestjs/common';
import { ticketOf, type Principal, type VisitSnapshot } from '@om/contracts';
import type { Answer, Payload, Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import { isUsable, maySee } from '@om/visit-state';
import { Reads } from '../reads.js';
import { NOT_FOUND, refused } from '../refusals.js';
import { Visits } from '../visits/visits.js';

/** Tells queue what a ticket is good for, and people who may see the visit. */
@Injectable()
export class TicketReader {
  constructor(
    private readonly visits: Visits,
    private readonly reads: Reads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(
    { visitId, ticketId }: Payload<typeof ticketOf>,
    principal: Principal,
  ): Promise<Answer<typeof ticketOf> | Refused> {
    const visit = await this.visits.find(visitId);
    if (!visit || !mayRead(visit, principal)) return NOT_FOUND;
    const ticket = visit.tickets?.find((one) => one.ticketId === ticketId);
    if (!ticket) return refused('visit.unknown-ticket', 'No such ticket', { field: 'ticketId' });
    const { patientId } = visit.patient;
    await this.reads.record(principal, { visitId, patientId }, ticketOf.name);
    return { ticket, patientId, usable: isUsable(ticket, this.clock.now()) };
  }
}

const mayRead = (visit: VisitSnapshot, principal: Principal): boolean =>
  principal.kind === 'service' ? principal.personId === 'queue' : maySee(visit, principal);
