import type { CaseRow } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** What the visit's own events tell of a case: a row but for its version and what chat tells. */
export type CaseOfVisit = Omit<CaseRow, 'visitId' | 'version' | 'patientOnline' | 'lastMessage'>;

/**
 * A visit as Startsida shows it. `version` is the row's own: it grows with every change, whoever told it, so that a screen
 * can tell which of two rows is newer. `visitVersion` is the version of the visit last taken in, 0 before any: chat may be
 * heard first.
 */
export interface CaseDocument extends AggregateFields, Partial<CaseOfVisit> {
  visitVersion: number;
  patientOnline: boolean;
  /** A patient's message waits for an answer; absent otherwise. Begins the index of *Nya svar*. */
  unanswered?: true | undefined;
  lastMessage?: CaseRow['lastMessage'];
}

const fields = {
  ...aggregateSchemaFields,
  visitVersion: { type: Number, required: true },
  patientOnline: { type: Boolean, required: true },
  lastMessage: Schema.Types.Mixed,
  state: String,
  entry: String,
  careUnitId: String,
  priority: Number,
  reason: String,
  patient: Schema.Types.Mixed,
  waitingSince: String,
  dueAt: String,
  bookedFor: String,
  responsible: Schema.Types.Mixed,
  startedAt: String,
  endedAt: String,
  asyncUntil: String,
  unansweredSince: String,
  unanswered: Boolean,
} satisfies Record<Exclude<keyof CaseDocument, 'handled'> | 'handled', unknown>;

/**
 * Collection `cases`: the read model of Startsida. Every tab has an index that begins with what the tab asks for and goes on
 * in its order, so that a read costs what it shows, however many closed cases lie beside.
 */
export const caseModel: ModelDefinition = {
  name: 'Case',
  collection: 'cases',
  schema: new Schema(fields, { versionKey: false })
    .index({ careUnitId: 1, state: 1, priority: 1, waitingSince: 1 })
    .index({ careUnitId: 1, state: 1, bookedFor: 1 })
    .index({ careUnitId: 1, 'responsible.personId': 1, state: 1 })
    .index({ careUnitId: 1, 'responsible.personId': 1, endedAt: -1 })
    .index({ careUnitId: 1, unanswered: 1, priority: 1, unansweredSince: 1 })
    .index({ 'patient.patientId': 1, state: 1 }),
};
