import type { Marks } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** How far both sides of a conversation have come; `_id` is the visit's. */
export interface MarkDocument extends AggregateFields, Marks {}

const side = () => new Schema({ delivered: Number, read: Number, readAt: String }, { _id: false });
const fields = {
  ...aggregateSchemaFields,
  patient: { type: side(), required: true },
  care: { type: side(), required: true },
} satisfies Record<keyof MarkDocument, unknown>;

/** Collection `marks`: one document a conversation, apart from the messages because it changes all the time. */
export const markModel: ModelDefinition = {
  name: 'Mark',
  collection: 'marks',
  schema: new Schema(fields, { versionKey: false }),
};
