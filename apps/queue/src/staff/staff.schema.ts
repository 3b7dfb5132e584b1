import type { Profession } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** A member of staff and where they work (medarbetaruppdrag, domain 2.3). */
export interface StaffDocument {
  /** HSA-id. */
  _id: string;
  name: string;
  profession: Profession;
  assignments: { careUnitId: string; role: Profession }[];
}

/** A member of staff as an aggregate. One entered before members could be changed has no version yet. */
export type StaffAggregate = StaffDocument & AggregateFields;

const assignmentSchema = new Schema(
  { careUnitId: { type: String, required: true }, role: { type: String, required: true } },
  { _id: false },
);

/** Collection `staff`: the staff directory, read by person and by unit. */
export const staffModel: ModelDefinition = {
  name: 'Staff',
  collection: 'staff',
  schema: new Schema(
    {
      ...aggregateSchemaFields,
      version: Number,
      name: { type: String, required: true },
      profession: { type: String, required: true },
      assignments: { type: [assignmentSchema], required: true },
    },
    { versionKey: false },
  ).index({ 'assignments.careUnitId': 1 }),
};
