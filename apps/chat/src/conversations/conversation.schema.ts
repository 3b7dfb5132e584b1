import type { ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';
import type { Conversation } from './conversation.js';

const fields = {
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  state: { type: String, required: true },
  careUnitId: { type: String, required: true },
  patient: {
    type: new Schema({ patientId: String, name: String, phone: String }, { _id: false }),
    required: true,
  },
  responsible: Schema.Types.Mixed,
  notifyAt: { type: String, required: true },
  claimNumber: { type: Number, required: true },
  startedAt: String,
  greeting: String,
  endedAt: String,
  endedAfterSeq: Number,
  autoMessage: Schema.Types.Mixed,
  sealing: { type: Boolean, required: true },
} satisfies Record<keyof Conversation, unknown>;

/** Collection `conversations`: one document a visit, written only by applying snapshots. */
export const conversationModel: ModelDefinition = {
  name: 'Conversation',
  collection: 'conversations',
  schema: new Schema(fields, { versionKey: false }).index({ 'patient.patientId': 1 }),
};
