import { Inject, Injectable } from '@nestjs/common';
import type { acceptHandover, CareUnit, declineHandover, proposeHandover } from '@om/contracts';
import { isRefused, type Payload, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import { receiverCloses, type Resource } from '@om/visit-state';
import { refused } from '../refusals.js';
import { Shifts } from '../shifts/shifts.js';
import { Units } from '../units/units.js';
import type { VisitAnswer } from '../visits/visit-change.js';
import type { Asked } from '../visits/asked.js';
import { Visits } from '../visits/visits.js';

type Answered = Promise<VisitAnswer | Refused>;
type Wanted = Payload<typeof proposeHandover>['to'];

/** *Lämna över besök* (seed 2.4, domain 4.4): looks up the resource and who is on shift; the rules decide. */
@Injectable()
export class Handovers {
  constructor(
    private readonly visits: Visits,
    private readonly units: Units,
    private readonly shifts: Shifts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  propose({ visitId, to: wanted, ...payload }: Payload<typeof proposeHandover>, asked: Asked): Answered {
    return this.visits.commandAfter(visitId, 'propose-handover', asked, async () => {
      const unit = await this.units.find(wanted.careUnitId);
      const to = await this.resource(wanted, unit);
      if (isRefused(to)) return to;
      const onShift = await this.shifts.onShift(wanted);
      const closesAt = unit && receiverCloses(unit, this.clock.now());
      return { ...payload, to, onShift, widens: unit?.handoverWidens, ...(closesAt && { closesAt }) };
    });
  }

  accept({ visitId, handoverId }: Payload<typeof acceptHandover>, asked: Asked): Answered {
    return this.visits.commandAfter(visitId, 'accept-handover', asked, async () => ({
      handoverId,
      onShift: await this.shifts.isOnShift(asked.principal),
    }));
  }

  decline({ visitId, ...payload }: Payload<typeof declineHandover>, asked: Asked): Answered {
    return this.visits.commandAfter(visitId, 'decline-handover', asked, async ({ handover }) => ({
      ...payload,
      onShift: handover ? await this.shifts.onShift(handover.to) : [],
    }));
  }

  /** *Resurs* with the names of unit and person; a unit of another care provider is none (domain 2.2). */
  private async resource(
    { careUnitId, role, personId }: Wanted,
    unit: CareUnit | undefined,
  ): Promise<Resource | Refused> {
    if (!unit) return refused('visit.unknown-unit', 'No such care unit', { field: 'to.careUnitId' });
    if (unit.sameCaregiver === false)
      return refused('visit.forbidden', 'The unit belongs to another care provider');
    if (unit.roles && !unit.roles.includes(role))
      return refused('visit.unknown-person', 'The unit has no such role', { field: 'to.role' });
    const resource = { careUnitId, careUnitName: unit.name, role };
    if (personId === undefined) return resource;
    const shift = await this.shifts.find(personId);
    return shift?.careUnitId === careUnitId && shift.role === role
      ? { ...resource, person: { personId, name: shift.name } }
      : refused('visit.unknown-person', 'Does not work in the role', { field: 'to.personId' });
  }
}
