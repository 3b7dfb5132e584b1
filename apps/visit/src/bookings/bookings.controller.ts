import { Controller } from '@nestjs/common';
import { bookingChangedV1, type EventEnvelope } from '@om/contracts';
import { HandleEvent, type Data } from '@om/messaging';
import { FollowBooking } from './follow-booking.js';

@Controller()
export class BookingsController {
  constructor(private readonly followBooking: FollowBooking) {}

  @HandleEvent(bookingChangedV1)
  onBookingChanged({
    id,
    type,
    version,
    actor,
    data,
  }: EventEnvelope<Data<typeof bookingChangedV1>>): Promise<void> {
    return this.followBooking.on({ version, booking: data.booking }, { id, what: type, actor });
  }
}
