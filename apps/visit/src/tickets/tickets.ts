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

  async send(
    { visitId, clinician: personId, careUnitId, ...wish }: Payload<typeof sendTicket>,
    asked: Asked,
  ): Promise<VisitAnswer | Refused> {
    if (asked.principal.kind !== 'clinician') return refused('visit.forbidden', 'Only staff send tickets');
    const [unit, clinician] = await Promise.all([
      this.units.find(careUnitId),
      this.clinicianOf(personId, careUnitId),
    ]);
    if (clinician && 'refused' in clinician) return clinician;
    const by = { byName: asked.principal.name, byPersonId: asked.principal.personId };
    const ticket = newTicket({ ...wish, ...by, clinician }, unit, this.clock.now());
    return isRefused(ticket) ? ticket : this.visits.command(visitId, { type: 'send-ticket', ticket }, asked);
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
