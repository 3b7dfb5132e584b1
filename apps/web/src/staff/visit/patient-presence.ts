import type { Presence } from '@om/contracts/chat';
import type { VisitSnapshot } from '@om/contracts/visit';
import { phaseOf } from './visit-phase.js';

/** Where the patient is, as the head of the visit tells it. `left`: was in the visit and went, at this instant. */
export type PatientPresence =
  { readonly kind: 'here' } | { readonly kind: 'away' } | { readonly kind: 'left'; readonly at: string };

/**
 * Whether the patient is here, has left the ongoing visit, or is only not logged in (domain 4.3-20): a visit that the patient
 * has left goes on until somebody ends it, so the clinician has to see since when nobody is there.
 */
export const patientPresence = (
  { online, since }: Presence,
  { state, startedAt }: Pick<VisitSnapshot, 'state' | 'startedAt'>,
): PatientPresence => {
  if (online) return { kind: 'here' };
  const wasThere = startedAt !== undefined && since > startedAt;
  return phaseOf(state) === 'ongoing' && wasThere ? { kind: 'left', at: since } : { kind: 'away' };
};
