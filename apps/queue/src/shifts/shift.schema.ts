import type { Shift } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** Where a member of staff works now, or worked last; `_id` is the HSA-id. */
export interface ShiftDocument extends AggregateFields {
  shift: Shift;
  /** Until when a login of the person holds, as the gateways said last; absent = never said. */
  loginUntil?: Date | undefined;
  /** It ended because the login had gone, not because anybody ended it. */
  gone?: true | undefined;
}

/** Collection `shifts`: one document a person. Only those on shift are in the index of resources. */
export const shiftModel: ModelDefinition = {
  name: 'Shift',
  collection: 'shifts',
  schema: new Schema(
    {
      ...aggregateSchemaFields,
      shift: { type: Schema.Types.Mixed, required: true },
      loginUntil: Date,
      gone: Boolean,
    },
    { versionKey: false },
  ).index({ 'shift.onShift': 1, 'shift.careUnitId': 1 }),
};
