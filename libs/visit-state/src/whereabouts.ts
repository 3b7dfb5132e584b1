import { PATIENT_SILENT_MINUTES } from './deadlines.js';

/** Where a patient is, seen from one visit (domain 4.1, region E): there, on another page of ours, or not with us. */
export type Whereabouts = 'in-visit' | 'in-app' | 'offline';

/**
 * How long words may stand unread before the patient is reached about them, minutes: on another page of ours they may still
 * come by, and with the visit open in front of them they are silent only after that time (domain 4.6).
 */
export const UNREAD_MINUTES: Readonly<Record<Whereabouts, number>> = {
  offline: 0,
  'in-app': 2,
  'in-visit': PATIENT_SILENT_MINUTES,
};

/** Whether a patient has the app open, since when it is so, and which visits are in view. */
interface Presence {
  readonly online: boolean;
  readonly since: string;
  readonly visitIds?: string[] | undefined;
}

/** Where the patient is, seen from a visit. @param presence undefined for a patient never seen */
export const whereaboutsOf = (presence: Presence | undefined, visitId: string): Whereabouts => {
  if (presence?.online !== true) return 'offline';
  return presence.visitIds?.includes(visitId) ? 'in-visit' : 'in-app';
};

/** What those who see one visit may know of where its patient is: never which other visit is in view. */
export const presenceSeenFrom = ({ visitIds, ...rest }: Presence, visitId: string | undefined): Presence =>
  visitId !== undefined && visitIds?.includes(visitId) ? { ...rest, visitIds: [visitId] } : rest;
