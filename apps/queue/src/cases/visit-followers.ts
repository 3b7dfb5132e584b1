import { Injectable } from '@nestjs/common';
import type { VisitSnapshot } from '@om/contracts';
import { Alarms } from '../alarms/alarms.js';
import { Bookings } from '../bookings/bookings.js';
import { ResponsibleShifts } from '../shifts/responsible-shifts.js';
import type { CaseDocument } from './case.schema.js';
import { Presences, type Told } from './presences.js';

/** What a visit's state means to the rest of queue, once the case has been taken in. Each step can be taken again. */
@Injectable()
export class VisitFollowers {
  constructor(
    private readonly presences: Presences,
    private readonly shifts: ResponsibleShifts,
    private readonly alarms: Alarms,
    private readonly bookings: Bookings,
  ) {}

  async follow(visit: VisitSnapshot, known: CaseDocument, told: Told): Promise<void> {
    await Promise.all([
      this.presences.refresh(visit.patient.patientId, told),
      this.shifts.refresh(known, told),
    ]);
    // A newer state has been followed already, and would not be asked again about an alarm that this one raised.
    if (visit.version < known.visitVersion) return;
    await this.alarms.follow(visit, known.alarmIds ?? [], told.actor);
    await this.bookings.follow(visit, told.actor);
  }
}
