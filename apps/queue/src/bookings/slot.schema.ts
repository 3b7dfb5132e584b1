import type { Slot } from '@om/contracts';
import type { ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** A time that can be booked. Whether it is, the bookings say. */
export interface SlotDocument extends Omit<Slot, 'slotId' | 'bookingId'> {
  /** Slot id; follows from clinician and time, so that making a time twice is making it once. */
  _id: string;
}

/** Collection `slots`, read by unit and time, and by clinician and time. */
export const slotModel: ModelDefinition = {
  name: 'Slot',
  collection: 'slots',
  schema: new Schema(
    {
      _id: { type: String, required: true },
      careUnitId: { type: String, required: true },
      clinician: Schema.Types.Mixed,
      from: { type: String, required: true },
      to: { type: String, required: true },
    } satisfies Record<keyof SlotDocument, unknown>,
    { versionKey: false },
  )
    .index({ careUnitId: 1, from: 1 })
    .index({ 'clinician.personId': 1, from: 1 }),
};
