import type { VisitSnapshot } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields } from '@om/persistence';
import { ENTRY_TYPES, VISIT_STATES, type Heard } from '@om/visit-state';
import { Schema, type SchemaDefinition } from 'mongoose';

/**
 * A visit as it is stored. `version` guards writes and counts every one of them; `visit.version` is what people see and
 * send back, and counts changes of the visit: a chat message heard of must not make a click stale.
 */
export interface VisitDocument extends AggregateFields {
  /** What others know, exactly as the state events carry it; instants are ISO 8601 in UTC and sort as text. */
  visit: VisitSnapshot;
  heard: Heard;
  /**
   * A case still to be dealt with: while so, the patient can send no second one for the same reason (domain 4.3-1). A booked
   * time is none: a follow-up is booked for the reason of the visit it follows.
   */
  unfinished: boolean;
  /** The unit the case was sent to; the visit's own changes when a handover is accepted, which nothing may stand in the way of. */
  sentTo: string;
}

const text = { type: String, required: true };
const optionalText = { type: String };
const part = (fields: SchemaDefinition): Schema => new Schema(fields, { _id: false });

const patient = part({
  patientId: text,
  name: text,
  personnummer: text,
  birthDate: text,
  sex: optionalText,
  phone: optionalText,
});
const responsible = part({ personId: text, name: text, profession: text, since: text });

/**
 * Parts with a shape of their own are kept as they are: each write of them has been parsed by the contract when its event
 * was made, so a second description here could only differ.
 */
const asContracted = { type: Schema.Types.Mixed };

const snapshotFields = {
  visitId: text,
  version: { type: Number, required: true },
  state: { ...text, enum: VISIT_STATES },
  entry: { ...text, enum: ENTRY_TYPES },
  careUnitId: text,
  careUnitName: text,
  patient: { type: patient, required: true },
  reason: { type: part({ code: text, label: text }), required: true },
  priority: { type: Number, required: true },
  flags: asContracted,
  ownWords: { type: String },
  answers: { type: [part({ question: text, answer: text })] },
  createdAt: text,
  bookedFor: optionalText,
  waitingSince: optionalText,
  responsible: { type: responsible },
  claimedAt: optionalText,
  claimNumber: { type: Number, required: true },
  notifyAt: text,
  startedAt: optionalText,
  startedAs: asContracted,
  greeting: optionalText,
  endedAt: optionalText,
  asyncUntil: optionalText,
  endedAfterSeq: { type: Number },
  unansweredReply: { type: part({ seq: { type: Number, required: true }, at: text }) },
  autoMessage: { type: part({ text: optionalText, at: text, due: { type: Boolean, required: true } }) },
  sealing: { type: Boolean, required: true },
  sealRequestVersion: { type: Number },
  closedAt: optionalText,
  cancelledAt: optionalText,
  handover: asContracted,
  guests: asContracted,
  formerParticipants: asContracted,
  booking: asContracted,
  checkedInAt: optionalText,
  lateness: asContracted,
  tickets: asContracted,
  ticketOrigin: asContracted,
  onHold: asContracted,
  contactAttempts: asContracted,
  noShow: asContracted,
  emergency: asContracted,
  redirect: asContracted,
  cancellation: asContracted,
  additions: asContracted,
  linkedTo: asContracted,
  followsVisitId: optionalText,
  createdBy: asContracted,
  claimExpiresAt: optionalText,
  claimWarned: { type: Boolean },
  answerDueAt: optionalText,
  overdueSince: optionalText,
  replyDueAt: optionalText,
  replyForUnitAt: optionalText,
  replyLeadDueAt: optionalText,
  replyEscalatedAt: optionalText,
  closing: asContracted,
  reopenedAt: optionalText,
  reopenReason: optionalText,
  resumedAt: optionalText,
  resumeNumber: { type: Number },
  lastChange: { type: part({ at: text, byName: text, byKind: text }), required: true },
} satisfies Record<keyof VisitSnapshot, unknown>;

const heard = part({
  seq: { type: Number, required: true },
  patient: { type: Number, required: true },
  care: { type: Number, required: true },
  waiting: { type: [part({ seq: { type: Number, required: true }, at: text })] },
  sealSeq: { type: Number, required: true },
  quietSince: optionalText,
});

/** One open case a reason, patient and unit, also when two are sent at once. */
export const ONE_OPEN_CASE = {
  'visit.patient.patientId': 1,
  sentTo: 1,
  'visit.reason.code': 1,
} as const;

export const visitSchema: Schema = new Schema(
  {
    ...aggregateSchemaFields,
    visit: { type: part(snapshotFields), required: true },
    heard: { type: heard, required: true },
    unfinished: { type: Boolean, required: true },
    sentTo: text,
  },
  { collection: 'visits', versionKey: false, strict: 'throw' },
)
  .index(ONE_OPEN_CASE, { unique: true, partialFilterExpression: { unfinished: true } })
  .index({ 'visit.patient.patientId': 1, 'visit.createdAt': -1 })
  .index({ 'visit.linkedTo.visitId': 1 }, { sparse: true });
