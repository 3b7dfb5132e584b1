import { Inject, Injectable } from '@nestjs/common';
import type { sendTicket, Ticket } from '@om/contracts';
import { isRefused, type Payload, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import { refused } from '../refusals.js';
import { Shifts } from '../shifts/shifts.js';
import { Units } from '../units/units.js';
import type { Asked } from '../visits/asked.js';
import type { VisitAnswer } from '../visits/visit-change.js';
import { Visits } from '../visits/visits.js';
import { newTicket } from './new-ticket.js';

/** *Bokningsbiljett* (seed 2.2-7): looks up unit, reason and clinician; the rules decide. */
@Injectable()
export class Tickets {
  constructor(
    private readonly visits: Visits,
    private readonly units: Units,
    private readonly shifts: Shifts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  send(
    { visitId, clinician: personId, careUnitId, ...wish }: Payload<typeof sendTicket>,
    asked: Asked,
  ): Promise<VisitAnswer | Refused> {
    const { principal } = asked;
    return this.visits.commandAfter(visitId, 'send-ticket', asked, async () => {
      if (principal.kind !== 'clinician') return refused('visit.forbidden', 'Only staff send tickets');
      const [unit, clinician] = await Promise.all([
        this.units.find(careUnitId),
        this.clinicianOf(personId, careUnitId),
      ]);
      if (isRefused(clinician)) return clinician;
      const by = { byName: principal.name, byPersonId: principal.personId };
      const ticket = newTicket({ ...wish, ...by, clinician }, unit, this.clock.now());
      return isRefused(ticket) ? ticket : { ticket };
    });
  }

  private async clinicianOf(
    personId: string | undefined,
    careUnitId: string,
  ): Promise<Ticket['clinician'] | Refused> {
    if (personId === undefined) return undefined;
    const shift = await this.shifts.find(personId);
    return shift?.careUnitId === careUnitId
      ? { personId, name: shift.name }
      : refused('visit.unknown-person', 'Does not work at the unit', { field: 'clinician' });
  }
}
