import type { StaffVisit } from '@om/contracts/gateway';
import { actionsFor, patientWaits, type Clinician } from '@om/visit-state';

/**
 * The view with what can be done now that these words have been written: they come by the socket, later than the view, and
 * decide whether a pause is possible.
 */
export const withWords = (
  view: StaffVisit,
  messages: Parameters<typeof patientWaits>[0],
  me: Clinician,
): StaffVisit => ({
  ...view,
  actions: actionsFor({ ...view.visit, patientWaits: patientWaits(messages) }, me),
});
