import type { ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** Whether a patient is there, and what they look at, as chat last told it. */
export interface PresenceDocument {
  /** Patient id. */
  _id: string;
  version: number;
  online: boolean;
  /** When that was, ISO 8601 UTC, and which visits are in view since; absent in what was stored before this was kept. */
  at?: string;
  visitIds?: readonly string[];
}

/** Collection `presences`: a replica by version. */
export const presenceModel: ModelDefinition = {
  name: 'Presence',
  collection: 'presences',
  schema: new Schema(
    {
      _id: { type: String, required: true },
      version: { type: Number, required: true },
      online: { type: Boolean, required: true },
      at: String,
      visitIds: { type: [String], default: undefined },
    },
    { versionKey: false },
  ),
};
