import type { InternalReader } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** How far each has read in the vårdgivarchatt of a visit; `_id` is the visit's. */
export interface InternalMarkDocument extends AggregateFields {
  readers: InternalReader[];
}

const reader = { personId: String, name: String, readSeq: Number };
const fields = {
  ...aggregateSchemaFields,
  readers: { type: [new Schema(reader, { _id: false })], required: true },
} satisfies Record<keyof InternalMarkDocument, unknown>;

/** Collection `internal-marks`: one document a visit. */
export const internalMarkModel: ModelDefinition = {
  name: 'InternalMark',
  collection: 'internal-marks',
  schema: new Schema(fields, { versionKey: false }),
};
