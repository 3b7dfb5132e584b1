import { patientSession, staffSession } from '@om/contracts';
import { answered, Visitor } from './visitor.js';

/**
 * Logs a clinician in and chooses the care unit, with the role they have there. What they have open at another is left to its lead.
 * @throws Error when the person has no assignment at the unit
 */
export const enterAsStaff = async (base: URL, name: string, careUnitId: string): Promise<Visitor> => {
  const visitor = new Visitor(base, 'staff', name);
  await visitor.login();
  const session = answered(await visitor.get('/api/staff/session', staffSession));
  visitor.useCsrfToken(session.csrfToken);
  const assignment = session.assignments.find((row) => row.careUnitId === careUnitId);
  if (!assignment) throw new Error(`${name} has no assignment at ${careUnitId}`);
  const body = { careUnitId, role: assignment.role, escalate: true };
  answered(await visitor.send('POST', '/api/staff/session/assignment', staffSession, body));
  return visitor;
};

/** Logs a patient in. */
export const enterAsPatient = async (base: URL, name: string): Promise<Visitor> => {
  const visitor = new Visitor(base, 'patient', name);
  await visitor.login();
  visitor.useCsrfToken(answered(await visitor.get('/api/patient/session', patientSession)).csrfToken);
  return visitor;
};
