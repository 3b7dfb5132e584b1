import type { VisitState } from '@om/visit-state';

/** How the visit view is laid out: before anyone has it, before start, during, after the end, and when nothing came of it. */
export type VisitPhase = 'unclaimed' | 'claimed' | 'ongoing' | 'ended' | 'over';

/** The phase of a state (domain 4.1). */
export const phaseOf = (state: VisitState): VisitPhase => {
  switch (state) {
    case 'draft':
    case 'scheduled':
    case 'waiting':
      return 'unclaimed';
    case 'claimed':
      return 'claimed';
    case 'ongoing':
    case 'on-hold':
      return 'ongoing';
    case 'async':
    case 'closed':
      return 'ended';
    case 'cancelled':
    case 'no-show':
    case 'redirected':
    case 'expired':
      return 'over';
  }
};
