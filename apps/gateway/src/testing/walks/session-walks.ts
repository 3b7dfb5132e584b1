import { PERSONS } from '../gateway-under-test.js';
import { byNurse, byPatient, type Walks } from './walk.js';

export const SESSION_WALKS = {
  staffSession: byNurse(),
  staffAssignment: async ({ system }) => ({
    by: await system.staff(),
    body: { careUnitId: 'min-vard', role: PERSONS.nurse.role },
  }),
  patientSession: byPatient,
} satisfies Partial<Walks>;
