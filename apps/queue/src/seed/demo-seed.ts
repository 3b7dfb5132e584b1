import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { StoreConnection } from '@om/persistence';
import { QUEUE_ENV, type QueueEnv } from '../env.js';
import { DemoPlanter } from './demo-planter.js';

/** Puts the made-up units, staff and times into the database; what is there already stays, so it can run at every start. */
@Injectable()
export class DemoSeed implements OnApplicationBootstrap {
  private readonly logger = new Logger(DemoSeed.name);

  constructor(
    @Inject(QUEUE_ENV) private readonly env: QueueEnv,
    private readonly connection: StoreConnection,
    private readonly planter: DemoPlanter,
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
    await this.planter.plant();
  }
}
