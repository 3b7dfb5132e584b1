import { Inject, Injectable } from '@nestjs/common';
import { DueTimers, modelToken } from '@om/persistence';
import type { Model } from 'mongoose';
import { Duties } from './duties.js';
import { dutyModel, type DutyDocument } from './duty.schema.js';
import { DUTY_STEPS } from './duty-deadlines.js';

/** Entry point of the timers of duties: remind, tell the lead, lock. */
@Injectable()
export class DutyTimers {
  constructor(
    timers: DueTimers,
    @Inject(modelToken(dutyModel.name)) model: Model<DutyDocument>,
    duties: Duties,
  ) {
    timers.register(model, async (dutyId, { kind }) => {
      const step = DUTY_STEPS.find((known) => known === kind);
      if (step) await duties.take(dutyId, step);
    });
  }
}
