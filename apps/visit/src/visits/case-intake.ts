import { Inject, Injectable } from '@nestjs/common';
import type { bookVisit, sendCase } from '@om/contracts';
import { isRefused, type Payload, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import { Patients } from '../patients/patients.js';
import { refused } from '../refusals.js';
import { Units } from '../units/units.js';
import { draftOfBooking, draftOfCase } from './new-case.js';
import type { VisitAnswer } from './visit-change.js';
import type { Asked } from './asked.js';
import { Visits } from './visits.js';

/** How cases come in: sent by a patient, or booked. */
@Injectable()
export class CaseIntake {
  constructor(
    private readonly visits: Visits,
    private readonly units: Units,
    private readonly patients: Patients,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A patient sends a case about themself (domain 4.3-1). */
  async send(sent: Payload<typeof sendCase>, asked: Asked): Promise<VisitAnswer | Refused> {
    if (asked.principal.kind !== 'patient') return refused('visit.forbidden', 'Only a patient sends a case');
    const { careUnitId, followsVisitId } = sent;
    const [unit, patient, followed] = await Promise.all([
      this.units.find(careUnitId),
      this.patients.find(asked.principal.personId),
      followsVisitId === undefined ? null : this.visits.find(followsVisitId),
    ]);
    const draft = draftOfCase(sent, { unit, patient }, this.clock.now());
    if (isRefused(draft)) return draft;
    const trigger = { type: 'send', redFlag: sent.redFlag, followed: followed ?? undefined } as const;
    return this.visits.create(draft, trigger, asked);
  }

  /** A time is booked for someone in the register (domain 4.3-4); only the seed and development book so far. */
  async book(booked: Payload<typeof bookVisit>, asked: Asked): Promise<VisitAnswer | Refused> {
    const [unit, patient] = await Promise.all([
      this.units.find(booked.careUnitId),
      this.patients.findByNumber(booked.personnummer),
    ]);
    const draft = draftOfBooking(booked, { unit, patient }, this.clock.now());
    return isRefused(draft) ? draft : this.visits.create(draft, { type: 'book' }, asked);
  }
}
