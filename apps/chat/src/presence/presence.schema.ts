import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';
import type { PresenceState } from './presence.js';

/** Where a patient is; `_id` is the patient's. */
export interface PresenceDocument extends AggregateFields, PresenceState {}

const fields = {
  ...aggregateSchemaFields,
  online: { type: Boolean, required: true },
  since: { type: Date, required: true },
  heartbeats: [new Schema({ gatewayId: String, at: Date, visitIds: [String] }, { _id: false })],
  toldUnits: [String],
} satisfies Record<keyof PresenceDocument, unknown>;

/** Collection `presences`: one document a patient. */
export const presenceModel: ModelDefinition = {
  name: 'Presence',
  collection: 'presences',
  schema: new Schema(fields, { versionKey: false }),
};
