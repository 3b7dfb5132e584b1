import type { Feedback } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields } from '@om/persistence';
import { Schema } from 'mongoose';

/** A piece of internal feedback: an aggregate of its own, because it is no part of the record (domain 4.5). */
export interface FeedbackDocument extends AggregateFields {
  /** Exactly what the contract carries. */
  feedback: Feedback;
}

export const feedbackSchema: Schema = new Schema(
  { ...aggregateSchemaFields, feedback: { type: Schema.Types.Mixed, required: true } },
  { collection: 'feedback', versionKey: false },
)
  .index({ 'feedback.careUnitId': 1, 'feedback.at': -1 })
  .index({ 'feedback.by.personId': 1, 'feedback.at': -1 });
