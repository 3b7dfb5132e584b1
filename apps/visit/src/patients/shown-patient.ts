import type { VisitSnapshot } from '@om/contracts';
import type { PatientDocument } from './patient.schema.js';

/** A person of the register as care staff see them. */
export const shownPatient = ({
  _id,
  name,
  personnummer,
  birthDate,
  sex,
  phone,
}: PatientDocument): VisitSnapshot['patient'] => ({
  patientId: _id,
  name,
  personnummer,
  birthDate,
  sex,
  ...(phone && { phone }),
});
