import { Inject, Injectable } from '@nestjs/common';
import type { SlotBooking } from '@om/contracts';
import { modelToken, storeNewer } from '@om/persistence';
import type { Model } from 'mongoose';
import type { BookingDocument } from './booking.schema.js';

/** A booking in one of its versions. */
export interface KnownBooking {
  readonly version: number;
  readonly booking: SlotBooking;
}

/** Replica of the bookings, which queue owns. */
@Injectable()
export class Bookings {
  constructor(@Inject(modelToken('Booking')) private readonly model: Model<BookingDocument>) {}

  /** Takes in a booking unless a newer one is known, and says what is known now. */
  async newest({ booking, version }: KnownBooking): Promise<KnownBooking> {
    await storeNewer(this.model, { _id: booking.bookingId, version, booking });
    return (await this.find(booking.bookingId)) ?? { booking, version };
  }

  async find(bookingId: string): Promise<KnownBooking | undefined> {
    const found = await this.model.findById(bookingId).lean().exec();
    return found ? { version: found.version, booking: found.booking } : undefined;
  }
}
