import { Inject, Injectable } from '@nestjs/common';
import type { createCase, Principal } from '@om/contracts';
import { isRefused, type Payload, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import { refused } from '../refusals.js';
import { Units } from '../units/units.js';
import type { Asked } from '../visits/asked.js';
import { draftOfCase } from '../visits/new-case.js';
import type { VisitAnswer } from '../visits/visit-change.js';
import { Visits } from '../visits/visits.js';
import { PatientDesk } from './patient-desk.js';

/** *Skapa ärende* on behalf of a patient (domain 1.3-10, 4.8), who is put into the register if missing. */
@Injectable()
export class StaffCases {
  constructor(
    private readonly visits: Visits,
    private readonly units: Units,
    private readonly desk: PatientDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async create(
    { personnummer, name, protectedIdentity, ...sent }: Payload<typeof createCase>,
    asked: Asked,
  ): Promise<VisitAnswer | Refused> {
    if (!isStaff(asked.principal)) return refused('visit.forbidden', 'Only staff create cases');
    const [unit, patient] = await Promise.all([
      this.units.find(sent.careUnitId),
      this.desk.take({ personnummer, name, phone: sent.phone, protectedIdentity }, asked),
    ]);
    if (isRefused(patient)) return patient;
    const draft = draftOfCase({ ...sent, redFlag: false }, { unit, patient }, this.clock.now());
    return isRefused(draft) ? draft : this.visits.create(draft, { type: 'create' }, asked);
  }
}

const isStaff = ({ kind }: Principal): boolean => kind === 'clinician';
