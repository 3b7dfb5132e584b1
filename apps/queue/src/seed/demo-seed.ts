import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { ServicePrincipal } from '@om/contracts';
import { StoreConnection } from '@om/persistence';
import { QUEUE_ENV, type QueueEnv } from '../env.js';
import { Staff } from '../staff/staff.js';
import { Units } from '../units/units.js';
import { DEMO_STAFF } from './demo-staff.js';
import { DEMO_UNITS } from './demo-units.js';

const SEEDER: ServicePrincipal = { kind: 'service', personId: 'queue' };

/** Puts the made-up units and staff into the database; what is there already stays, so it can run at every start. */
@Injectable()
export class DemoSeed implements OnApplicationBootstrap {
  private readonly logger = new Logger(DemoSeed.name);

  constructor(
    @Inject(QUEUE_ENV) private readonly env: QueueEnv,
    private readonly connection: StoreConnection,
    private readonly units: Units,
    private readonly staff: Staff,
  ) {}

  /** Does not hold up the start: the store may still be coming. */
  onApplicationBootstrap(): void {
    if (this.env.SEED !== 'demo') return;
    void this.plant().catch((err: unknown) => {
      this.logger.error({ msg: 'demo data not planted, planted at the next start', err });
    });
  }

  private async plant(): Promise<void> {
    await this.connection.opened();
    for (const unit of DEMO_UNITS) await this.units.create(unit, SEEDER);
    for (const person of DEMO_STAFF) await this.staff.enter(person);
  }
}
