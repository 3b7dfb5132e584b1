import type { Profession } from '@om/contracts';
import type { ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** A member of staff and where they work (medarbetaruppdrag, domain 2.3). */
export interface StaffDocument {
  /** HSA-id. */
  _id: string;
  name: string;
  profession: Profession;
  assignments: { careUnitId: string; role: Profession }[];
}

const assignmentSchema = new Schema(
  { careUnitId: { type: String, required: true }, role: { type: String, required: true } },
  { _id: false },
);

/** Collection `staff`: the staff directory. */
export const staffModel: ModelDefinition = {
  name: 'Staff',
  collection: 'staff',
  schema: new Schema(
    {
      _id: { type: String, required: true },
      name: { type: String, required: true },
      profession: { type: String, required: true },
      assignments: { type: [assignmentSchema], required: true },
    },
    { versionKey: false },
  ),
};
