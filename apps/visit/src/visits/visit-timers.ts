import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DueTimers, modelToken, type Timer } from '@om/persistence';
import { OURSELVES, VISIT_TIMERS } from '@om/visit-state';
import type { Model } from 'mongoose';
import type { VisitDocument } from './visit.schema.js';
import { Visits } from './visits.js';

/** Lets the visits' timers go off (domain 4.6); the rules say which there are. */
@Injectable()
export class VisitTimers implements OnModuleInit {
  constructor(
    private readonly due: DueTimers,
    private readonly visits: Visits,
    @Inject(modelToken('Visit')) private readonly model: Model<VisitDocument>,
  ) {}

  onModuleInit(): void {
    this.due.register(this.model, (visitId, timer) => this.goOff(visitId, timer));
  }

  private async goOff(visitId: string, { id, kind }: Timer): Promise<void> {
    const type = VISIT_TIMERS.find((timer) => timer === kind);
    if (!type) throw new Error(`A visit has no timer ${kind}`);
    await this.visits.fact(
      visitId,
      { type },
      {
        id,
        what: `timer ${kind}`,
        actor: OURSELVES,
        timer: id,
      },
    );
  }
}
