import type { CareUnit } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** A care unit's settings; the unit's version is the aggregate's. */
export type UnitSettings = Omit<CareUnit, 'version'>;

/** A care unit as an aggregate. */
export interface UnitDocument extends AggregateFields {
  settings: UnitSettings;
}

/** Collection `units`: one document a care unit. */
export const unitModel: ModelDefinition = {
  name: 'Unit',
  collection: 'units',
  schema: new Schema(
    { ...aggregateSchemaFields, settings: { type: Schema.Types.Mixed, required: true } },
    { versionKey: false },
  ),
};
