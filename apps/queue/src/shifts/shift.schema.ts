import type { Shift } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** Where a member of staff works now, or worked last; `_id` is the HSA-id. */
export interface ShiftDocument extends AggregateFields {
  shift: Shift;
}

/** Collection `shifts`: one document a person. Only those on shift are in the index of resources. */
export const shiftModel: ModelDefinition = {
  name: 'Shift',
  collection: 'shifts',
  schema: new Schema(
    { ...aggregateSchemaFields, shift: { type: Schema.Types.Mixed, required: true } },
    { versionKey: false },
  ).index({ 'shift.onShift': 1, 'shift.careUnitId': 1 }),
};
