import type { Visit } from '../clinic.js';
import { byPatient, commandId, type Asked, type Walks } from './walk.js';

const byOwner = ({ visitId, patient }: Visit): Asked => ({ by: patient, visitId });

export const PATIENT_WALKS = {
  units: byPatient,
  cases: byPatient,
  sendCase: async ({ system, clinic }) => ({
    by: await system.patient('Testpatient P24-38'),
    body: clinic.caseFor('halsont'),
  }),
  case: async ({ clinic }) => byOwner(await clinic.ongoingVisit()),
  cancel: async ({ clinic }) => ({
    ...byOwner(await clinic.claimedCase()),
    body: { commandId: commandId() },
  }),
  addWords: async ({ clinic }) => ({
    ...byOwner(await clinic.waitingCase()),
    body: { commandId: commandId(), text: 'Nu har jag fått feber också.' },
  }),
  patientMessages: async ({ clinic }) => byOwner(await clinic.ongoingVisit()),
} satisfies Partial<Walks>;
