export * from './client-frames.js';
export * from './errors.js';
export * from './events.js';
export * from './internal-frames.js';
export type { VisitCommandRoute } from './on-visit.js';
export type { CaseCommandRoute } from './patient-routes.js';
export * from './patient-bookings.js';
export * from './patient-session.js';
export * from './patient-units.js';
export {
  caseAnswer,
  patientCase,
  patientCases,
  patientCaseView,
  patientConversation,
  patientTicket,
  type PatientCase,
  type PatientCaseView,
  type PatientTicket,
} from './patient-views.js';
export * from './problem.js';
export * from './route.js';
export * from './routes.js';
export { LOGIN_OUTCOMES } from './session-routes.js';
export * from './server-frames.js';
export * from './session-views.js';
export { NO_REF, SOCKET_CLOSE } from './socket.js';
export * from './staff-frames.js';
export * from './staff-views.js';
export * from './view-parts.js';
