import { Inject, Injectable } from '@nestjs/common';
import { DueTimers, modelToken } from '@om/persistence';
import type { Model } from 'mongoose';
import { presenceModel, type PresenceDocument } from './presence.schema.js';
import { ReportPresence } from './report-presence.js';

/** Entry point of the timers of presences: forget a patient nobody has seen for 60 s. */
@Injectable()
export class PresenceTimers {
  constructor(
    timers: DueTimers,
    @Inject(modelToken(presenceModel.name)) model: Model<PresenceDocument>,
    presence: ReportPresence,
  ) {
    timers.register(model, (patientId, timer) => presence.refresh(patientId, timer.id));
  }
}
