import type { ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** Whether a patient is there, as chat last told it. */
export interface PresenceDocument {
  /** Patient id. */
  _id: string;
  version: number;
  online: boolean;
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
    },
    { versionKey: false },
  ),
};
