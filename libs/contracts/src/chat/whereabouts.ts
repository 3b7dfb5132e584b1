import type { Presence } from './schemas.js';

/** Where a patient is, seen from one visit (domain 4.1, region E): there, on another page of ours, or not with us. */
export const WHEREABOUTS = ['in-visit', 'in-app', 'offline'] as const;
export type Whereabouts = (typeof WHEREABOUTS)[number];

/** Where the patient is, seen from a visit. @param presence undefined for a patient never seen */
export const whereaboutsOf = (presence: Presence | undefined, visitId: string): Whereabouts => {
  if (presence?.online !== true) return 'offline';
  return presence.visitIds?.includes(visitId) ? 'in-visit' : 'in-app';
};

/** What those who see one visit may know of where its patient is: never which other visit is in view. */
export const presenceSeenFrom = ({ visitIds, ...rest }: Presence, visitId: string | undefined): Presence =>
  visitId !== undefined && visitIds?.includes(visitId) ? { ...rest, visitIds: [visitId] } : rest;
