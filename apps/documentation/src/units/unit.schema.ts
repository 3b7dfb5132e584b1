import type { CareUnit } from '@om/contracts';
import type { ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** What documentation knows of a care unit: how its notes begin. */
export interface DocumentedUnit {
  /** Care unit id. */
  _id: string;
  /** Version of the unit's settings this replica shows. */
  version: number;
  noteTemplates: NonNullable<CareUnit['noteTemplates']>;
}

const fields = {
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  noteTemplates: { type: [Schema.Types.Mixed], required: true },
} satisfies Record<keyof DocumentedUnit, unknown>;

/** Collection `units`: a replica by version. */
export const unitModel: ModelDefinition = {
  name: 'Unit',
  collection: 'units',
  schema: new Schema(fields, { versionKey: false }),
};
