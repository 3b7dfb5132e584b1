import type { StaffVisit } from '@om/contracts/gateway';
import { phaseOf } from './visit-phase.js';

type EarlierCase = NonNullable<StaffVisit['earlierCases']>[number];

/** Other cases of the same patient that go on, so that this one can be closed as their duplicate. */
export const linkTargets = ({
  visit,
  earlierCases,
}: Pick<StaffVisit, 'visit' | 'earlierCases'>): readonly EarlierCase[] =>
  (earlierCases ?? []).filter(
    (one) => one.visitId !== visit.visitId && one.state !== 'closed' && phaseOf(one.state) !== 'over',
  );
