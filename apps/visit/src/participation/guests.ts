import { Injectable } from '@nestjs/common';
import type { inviteGuest } from '@om/contracts';
import type { Payload, Refused } from '@om/messaging';
import { refused } from '../refusals.js';
import { Shifts } from '../shifts/shifts.js';
import { Units } from '../units/units.js';
import type { VisitAnswer } from '../visits/visit-change.js';
import type { Asked } from '../visits/asked.js';
import { Visits } from '../visits/visits.js';

/** *Bjud in kollega* (seed 2.2-5): who is invited is resolved here, never by the browser. */
@Injectable()
export class Guests {
  constructor(
    private readonly visits: Visits,
    private readonly shifts: Shifts,
    private readonly units: Units,
  ) {}

  invite(
    { visitId, personId, careUnitId, sees }: Payload<typeof inviteGuest>,
    asked: Asked,
  ): Promise<VisitAnswer | Refused> {
    return this.visits.commandAfter(visitId, 'invite-guest', asked, async () => {
      const [unit, shift] = await Promise.all([this.units.find(careUnitId), this.shifts.find(personId)]);
      if (unit?.sameCaregiver === false)
        return refused('visit.forbidden', 'The unit belongs to another care provider');
      if (shift?.careUnitId !== careUnitId)
        return refused('visit.unknown-person', 'Does not work at the unit', { field: 'personId' });
      const { name, profession } = shift;
      return { guest: { personId, name, profession, careUnitId, sees } };
    });
  }
}
