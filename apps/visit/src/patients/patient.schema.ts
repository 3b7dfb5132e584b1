import { aggregateSchemaFields, type AggregateFields } from '@om/persistence';
import { Schema } from 'mongoose';

/** A person in the patient register. The id is random: nothing about a person follows from it. */
export interface PatientDocument extends AggregateFields {
  personnummer: string;
  name: string;
  /** ISO 8601. */
  birthDate: string;
  sex: 'female' | 'male';
  /** Mobile number in E.164. */
  phone?: string;
  /** *Skyddade personuppgifter*, as the identity provider said last. */
  protectedIdentity?: boolean;
}

export const patientSchema: Schema = new Schema(
  {
    ...aggregateSchemaFields,
    personnummer: { type: String, required: true },
    name: { type: String, required: true },
    birthDate: { type: String, required: true },
    sex: { type: String, required: true },
    phone: String,
    protectedIdentity: Boolean,
  },
  { collection: 'patients', versionKey: false },
).index({ personnummer: 1 }, { unique: true });
