import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { ServicePrincipal } from '@om/contracts';
import { StoreConnection } from '@om/persistence';
import { QUEUE_ENV, type QueueEnv } from '../env.js';
import { Staff } from '../staff/staff.js';
import { Units } from '../units/units.js';
import { readDirectory, type Directory } from './directory.js';

const QUEUE: ServicePrincipal = { kind: 'service', personId: 'queue' };

/**
 * Enters the care units and staff of `DIRECTORY_FILE`, at every start. Who and what is there already stays as its lead has
 * made it; so the file brings a new installation its first leads, and later new units and new people.
 */
@Injectable()
export class EnterDirectory implements OnApplicationBootstrap {
  private readonly logger = new Logger(EnterDirectory.name);

  constructor(
    @Inject(QUEUE_ENV) private readonly env: QueueEnv,
    private readonly connection: StoreConnection,
    private readonly units: Units,
    private readonly staff: Staff,
  ) {}

  /** A file that does not fit stops the start; the store is not waited for, it may still be coming. */
  onApplicationBootstrap(): void {
    if (this.env.DIRECTORY_FILE === undefined) return;
    const directory = readDirectory(this.env.DIRECTORY_FILE);
    void this.enter(directory).catch((err: unknown) => {
      this.logger.error({ msg: 'directory not entered, entered at the next start', err });
    });
  }

  private async enter({ units, staff }: Directory): Promise<void> {
    await this.connection.opened();
    for (const unit of units) await this.units.create(unit, QUEUE);
    for (const person of staff) await this.staff.enter(person);
    this.logger.log({ msg: 'directory entered', units: units.length, staff: staff.length });
  }
}
