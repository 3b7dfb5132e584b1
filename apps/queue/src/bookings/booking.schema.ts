import type { SlotBooking } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/**
 * A booking as an aggregate. While it holds, `holdsSlot` and `holdsTicket` name what it has: they are unique, and that alone
 * keeps a time from two patients and a ticket from two times, however many ask at once. A time that is taken away is held by
 * a document without a booking.
 */
export interface BookingDocument extends AggregateFields {
  booking?: SlotBooking | undefined;
  /** Only this clinician's times; from the ticket. */
  clinicianOnly?: string | undefined;
  /** Version of the visit last heard of, and whether it has gone on from merely being booked. */
  visitVersion?: number;
  begun?: boolean;
  holdsSlot?: string | undefined;
  holdsTicket?: string | undefined;
}

const unique = (field: 'holdsSlot' | 'holdsTicket') => ({
  unique: true,
  partialFilterExpression: { [field]: { $exists: true } },
});

/** Collection `bookings`. */
export const bookingModel: ModelDefinition = {
  name: 'Booking',
  collection: 'bookings',
  schema: new Schema(
    {
      ...aggregateSchemaFields,
      booking: Schema.Types.Mixed,
      clinicianOnly: String,
      visitVersion: Number,
      begun: Boolean,
      holdsSlot: String,
      holdsTicket: String,
    },
    { versionKey: false },
  )
    .index({ holdsSlot: 1 }, unique('holdsSlot'))
    .index({ holdsTicket: 1 }, unique('holdsTicket')),
};
