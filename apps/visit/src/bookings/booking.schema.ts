import type { SlotBooking } from '@om/contracts';
import { Schema } from 'mongoose';

/** A booked time as queue last told it; `booking` is exactly what the contract carries. */
export interface BookingDocument {
  /** The booking's id, which is the id of the visit it is for. */
  _id: string;
  version: number;
  booking: SlotBooking;
}

export const bookingSchema: Schema = new Schema(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    booking: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'bookings', versionKey: false },
);
