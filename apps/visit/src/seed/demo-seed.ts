import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { CareUnit } from '@om/contracts';
import { Readiness } from '@om/platform';
import { VISIT_ENV, type VisitEnv } from '../env.js';
import { Units } from '../units/units.js';
import { DEMO_UNITS } from './demo-cases.js';
import { DemoPlanter } from './demo-planter.js';

/**
 * The demonstration (SEED=demo): patients as soon as the store is there, the cases of a unit as soon as queue has told of
 * it. The service is not ready before, so that whoever comes first finds everything in place.
 */
@Injectable()
export class DemoSeed implements OnApplicationBootstrap {
  private readonly logger = new Logger(DemoSeed.name);
  private readonly planted = new Set<string>();

  constructor(
    @Inject(VISIT_ENV) private readonly env: VisitEnv,
    private readonly planter: DemoPlanter,
    private readonly units: Units,
    private readonly readiness: Readiness,
  ) {}

  onApplicationBootstrap(): void {
    if (this.env.SEED !== 'demo') return;
    this.readiness.register('demo', () => DEMO_UNITS.every((careUnitId) => this.planted.has(careUnitId)));
    this.begin().catch((err: unknown) => this.logger.error({ msg: 'demonstration not planted', err }));
  }

  /** Plants what belongs to a unit that has become known. */
  async plant(unit: CareUnit): Promise<void> {
    if (this.env.SEED !== 'demo') return;
    await this.planter.plantPatients();
    await this.planter.plantCases(unit);
    this.planted.add(unit.careUnitId);
  }

  /** Units that an earlier start has heard of are not told of again. */
  private async begin(): Promise<void> {
    await this.readiness.until('store');
    await this.planter.plantPatients();
    const known = await Promise.all(DEMO_UNITS.map((careUnitId) => this.units.find(careUnitId)));
    for (const unit of known) if (unit) await this.plant(unit);
  }
}
