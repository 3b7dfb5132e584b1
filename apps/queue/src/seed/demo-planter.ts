import { Inject, Injectable } from '@nestjs/common';
import type { ServicePrincipal } from '@om/contracts';
import { CLOCK, type Clock } from '@om/platform';
import { Slots } from '../bookings/slots.js';
import { Staff } from '../staff/staff.js';
import { Units } from '../units/units.js';
import { demoSlots } from './demo-slots.js';
import { DEMO_STAFF } from './demo-staff.js';
import { DEMO_UNITS } from './demo-units.js';

const SEEDER: ServicePrincipal = { kind: 'service', personId: 'queue' };

/** Plants what the demonstration needs. */
@Injectable()
export class DemoPlanter {
  constructor(
    private readonly units: Units,
    private readonly staff: Staff,
    private readonly slots: Slots,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** New times only when there are none to come, so that those a lead has taken away stay away until then. */
  async plant(): Promise<void> {
    for (const unit of DEMO_UNITS) await this.units.create(unit, SEEDER);
    for (const person of DEMO_STAFF) await this.staff.enter(person);
    const now = this.clock.now();
    for (const { careUnitId } of DEMO_UNITS) {
      const [next] = await this.slots.page({ careUnitId }, { from: now.toISOString() }, 1);
      if (!next) await this.slots.plant(demoSlots(careUnitId, now));
    }
  }
}
