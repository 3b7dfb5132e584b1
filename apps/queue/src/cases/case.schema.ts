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
} satisfies Record<Exclude<keyof CaseDocument, 'handled'> | 'handled', unknown>;

/** Collection `cases`: the read model of Startsida, with an index for every tab so that closed cases cost nothing. */
export const caseModel: ModelDefinition = {
  name: 'Case',
  collection: 'cases',
  schema: new Schema(fields, { versionKey: false })
    .index({ careUnitId: 1, state: 1, priority: 1, waitingSince: 1 })
    .index({ careUnitId: 1, state: 1, bookedFor: 1 })
    .index({ careUnitId: 1, 'responsible.personId': 1, state: 1, endedAt: -1 })
    .index(
      { careUnitId: 1, unansweredSince: 1 },
      { partialFilterExpression: { unansweredSince: { $exists: true } } },
    )
    .index({ 'patient.patientId': 1, state: 1 }),
};
