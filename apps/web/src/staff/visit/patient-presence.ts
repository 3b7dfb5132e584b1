import type { Presence } from '@om/contracts/chat';
import type { VisitSnapshot } from '@om/contracts/visit';
import { whereaboutsOf } from '@om/visit-state';
import { phaseOf } from './visit-phase.js';

/**
 * Where the patient is, as the head of the visit tells it. `in`: logged in, while there is no conversation to be in yet; `near`:
 * logged in, on another page; `left`: was there and went, at this
 * instant.
 */
export type PatientPresence =
  | { readonly kind: 'here' }
  | { readonly kind: 'in' }
  | { readonly kind: 'near' }
  | { readonly kind: 'away' }
  | { readonly kind: 'left'; readonly at: string };

/**
 * Whether the patient is here, has left the ongoing visit, or is only not logged in (domain 4.3-20): a visit that the patient
 * has left goes on until somebody ends it, so the clinician has to see since when nobody is there.
 */
export const patientPresence = (
  presence: Presence,
  { visitId, state, startedAt }: Pick<VisitSnapshot, 'visitId' | 'state' | 'startedAt'>,
): PatientPresence => {
  const where = whereaboutsOf(presence, visitId);
  if (where === 'in-visit') return { kind: 'here' };
  if (where === 'in-app') return { kind: startedAt === undefined ? 'in' : 'near' };
  const { since } = presence;
  const wasThere = startedAt !== undefined && since > startedAt;
  return phaseOf(state) === 'ongoing' && wasThere ? { kind: 'left', at: since } : { kind: 'away' };
};
