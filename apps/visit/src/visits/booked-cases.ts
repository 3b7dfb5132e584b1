import { Inject, Injectable } from '@nestjs/common';
import type { SlotBooking } from '@om/contracts';
import { isRefused, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import { Patients } from '../patients/patients.js';
import { Units } from '../units/units.js';
import { draftOfBooking } from './new-case.js';
import type { VisitAnswer } from './visit-change.js';
import type { Asked } from './asked.js';
import { Visits } from './visits.js';

/** Makes the scheduled visit of a booked time (domain 4.3-4). */
@Injectable()
export class BookedCases {
  constructor(
    private readonly visits: Visits,
    private readonly units: Units,
    private readonly patients: Patients,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async book(booking: SlotBooking, asked: Asked): Promise<VisitAnswer | Refused> {
    const { bookingId, slotId, from, to, visitType, clinician, ticket } = booking;
    const [unit, patient] = await Promise.all([
      this.units.find(booking.careUnitId),
      this.patients.find(booking.patientId),
    ]);
    const wanted = { visitId: bookingId, reasonCode: booking.reasonCode, bookedFor: from };
    const draft = draftOfBooking(wanted, { unit, patient }, this.clock.now());
    if (isRefused(draft)) return draft;
    const time = { bookingId, slotId, from, to, visitType, ...(clinician && { clinician }) };
    const whole = { ...draft, booking: time, ...(ticket && { ticketOrigin: ticket }) };
    return this.visits.create(whole, { type: 'book' }, asked);
  }
}
