import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import { Units } from '../units/units.js';
import type { Source } from './told.js';

/** What a decision is made and carried out with, beside the visit itself: the time, new ids and the units' settings. */
@Injectable()
export class Circumstances {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    private readonly units: Units,
  ) {}

  /** To be awaited before {@link now}, which must not wait. */
  ready(): Promise<void> {
    return this.units.ready();
  }

  /** As they are at this moment. */
  now(at = this.clock.now()): Source {
    return { now: at, ids: this.ids, rulesOf: (careUnitId) => this.units.rulesOf(careUnitId) };
  }
}
