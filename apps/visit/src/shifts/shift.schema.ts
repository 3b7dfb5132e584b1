import type { Shift } from '@om/contracts';
import { Schema } from 'mongoose';

/** Where a member of staff works now or worked last, as queue told it; `shift` is exactly what the contract carries. */
export interface ShiftDocument {
  /** HSA-id. */
  _id: string;
  version: number;
  shift: Shift;
}

export const shiftSchema: Schema = new Schema(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    shift: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'shifts', versionKey: false },
).index({ 'shift.careUnitId': 1, 'shift.role': 1, 'shift.onShift': 1 });
