import type { Alarm } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** An alarm as an aggregate. `waitsAt` and `waitsFor` are there only while somebody has to look after it. */
export interface AlarmDocument extends AggregateFields {
  alarm: Alarm;
  /** Version of the visit, or the duty, that was last asked about; 0 for an alarm that is about neither. */
  visitVersion: number;
  /** Care unit on whose lead's list it stands. */
  waitsAt?: string | undefined;
  /** Person on whose list it stands besides. */
  waitsFor?: string | undefined;
}

const waiting = (field: 'waitsAt' | 'waitsFor') => ({
  partialFilterExpression: { [field]: { $exists: true } },
});

/** Collection `alarms`; only those that wait are in the indexes the lists are read by. */
export const alarmModel: ModelDefinition = {
  name: 'Alarm',
  collection: 'alarms',
  schema: new Schema(
    {
      ...aggregateSchemaFields,
      alarm: { type: Schema.Types.Mixed, required: true },
      visitVersion: { type: Number, required: true },
      waitsAt: String,
      waitsFor: String,
    },
    { versionKey: false },
  )
    .index({ waitsAt: 1, 'alarm.raisedAt': 1 }, waiting('waitsAt'))
    .index({ waitsFor: 1, 'alarm.raisedAt': 1 }, waiting('waitsFor')),
};
