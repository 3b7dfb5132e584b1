import type { Duty } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** A duty as it is stored; `_id` is its id. It is never removed: it ends signed, or waived with a reason (invariant 7). */
export interface DutyDocument extends AggregateFields {
  visitId: string;
  patientId: string;
  kind: Duty['kind'];
  state: Duty['state'];
  clinician: Duty['clinician'];
  careUnitId: string;
  openedAt: Date;
  remindedAt?: Date | undefined;
  escalatedAt?: Date | undefined;
  lockedAt?: Date | undefined;
  unlocked?: Duty['unlocked'];
  waived?: Duty['waived'];
}

const fields = {
  ...aggregateSchemaFields,
  visitId: { type: String, required: true },
  patientId: { type: String, required: true },
  kind: { type: String, required: true },
  state: { type: String, required: true },
  clinician: { type: new Schema({ personId: String, name: String }, { _id: false }), required: true },
  careUnitId: { type: String, required: true },
  openedAt: { type: Date, required: true },
  remindedAt: Date,
  escalatedAt: Date,
  lockedAt: Date,
  unlocked: Schema.Types.Mixed,
  waived: Schema.Types.Mixed,
} satisfies Record<keyof DutyDocument, unknown>;

/** Collection `duties`: looked up by clinician, oldest first, by visit, and those whose note is locked by unit. */
export const dutyModel: ModelDefinition = {
  name: 'Duty',
  collection: 'duties',
  schema: new Schema(fields, { versionKey: false })
    .index({ 'clinician.personId': 1, state: 1, openedAt: 1 })
    .index({ visitId: 1 })
    .index({ careUnitId: 1, lockedAt: 1 }, { partialFilterExpression: { lockedAt: { $exists: true } } }),
};

/** As others see it. */
export const dutyView = ({
  _id,
  visitId,
  kind,
  state,
  clinician: { personId, name },
  careUnitId,
  openedAt,
  remindedAt,
  escalatedAt,
  lockedAt,
  unlocked,
  waived,
}: Omit<DutyDocument, keyof AggregateFields> & { _id: string }): Duty => ({
  dutyId: _id,
  visitId,
  kind,
  state,
  clinician: { personId, name },
  careUnitId,
  openedAt: openedAt.toISOString(),
  ...(remindedAt && { remindedAt: remindedAt.toISOString() }),
  ...(escalatedAt && { escalatedAt: escalatedAt.toISOString() }),
  ...(lockedAt && { lockedAt: lockedAt.toISOString() }),
  ...(unlocked && { unlocked }),
  ...(waived && { waived }),
});
