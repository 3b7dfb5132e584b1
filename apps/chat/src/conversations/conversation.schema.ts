import type { ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';
import type { Conversation } from './conversation.js';

const mixed = Schema.Types.Mixed;
const fields = {
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  state: { type: String, required: true },
  careUnitId: { type: String, required: true },
  patient: {
    type: new Schema({ patientId: String, name: String, phone: String }, { _id: false }),
    required: true,
  },
  responsible: mixed,
  handover: mixed,
  guests: { type: [mixed], default: undefined },
  formerParticipants: { type: [mixed], default: undefined },
  notifyAt: { type: String, required: true },
  claimNumber: { type: Number, required: true },
  startedAt: String,
  greeting: String,
  endedAt: String,
  endedAfterSeq: Number,
  asyncUntil: String,
  unansweredReply: mixed,
  autoMessage: mixed,
  sealing: { type: Boolean, required: true },
  sealRequestVersion: { type: Number },
  cancelledAt: String,
  cancellation: mixed,
  bookedFor: String,
  checkedInAt: String,
  lateness: mixed,
  tickets: { type: [mixed], default: undefined },
  onHold: mixed,
  resumedAt: String,
  resumeNumber: Number,
  reopenedAt: String,
  redirect: mixed,
  noShow: mixed,
  emergency: mixed,
  overdueSince: String,
} satisfies Record<keyof Conversation, unknown>;

/** Collection `conversations`: one document a visit, written only by applying snapshots. */
export const conversationModel: ModelDefinition = {
  name: 'Conversation',
  collection: 'conversations',
  schema: new Schema(fields, { versionKey: false }).index({ 'patient.patientId': 1 }),
};
