import { patientUnits } from '@om/contracts';
import { z } from 'zod';
import { caseAbout } from './case-about.js';
import { answered, type Visitor } from './visitor.js';

/** A new case by the names that a patient reads of unit and reason. */
export interface NewCase {
  readonly unit: string;
  readonly reason: string;
  readonly ownWords: string;
}

/**
 * A patient sends a case; answers its id.
 * @throws Error when there is no such unit or reason, and when the case is refused
 */
export const sendCaseAs = async (
  patient: Visitor,
  { unit: unitName, reason: label, ownWords }: NewCase,
): Promise<string> => {
  const { units } = answered(await patient.get('/api/patient/units', patientUnits));
  const unit = units.find(({ name }) => name === unitName);
  const reason = unit?.reasons.find((one) => one.label === label);
  if (!unit || !reason) throw new Error(`${unitName} offers no ${label}`);
  const body = { ...caseAbout(unit.careUnitId, reason), ownWords };
  answered(await patient.post('/api/patient/cases', z.unknown(), body));
  return body.visitId;
};
