import { earliest, latenessOf } from '@om/visit-state';
import type { CaseDocument } from './case.schema.js';
import { inViewAt } from './looks.js';

/** What a booked visit is counted as. */
export type CameOff = 'booked' | 'no-show-patient' | 'no-show-care' | 'late-patient' | 'late-care';

/**
 * How a booked visit came off (domain 4.6 Booked no-show): late or absent, by side, at the unit where it began. A patient has come when
 * they check in or have the visit in view. A visit that was taken back in time says nothing; one that the patient checked in to, waited
 * past the time for and never had is one that the care did not come to. Who never came is absent and not late.
 */
export const cameOff = (known: CaseDocument): string[] | undefined => {
  const { bookedFor, overSince = '', state, startedAt, checkedInAt, lateness } = known;
  if (bookedFor === undefined) return undefined;
  const hasWaited = checkedInAt !== undefined && startedAt === undefined && overSince > bookedFor;
  if ((state === 'cancelled' || state === 'expired') && !hasWaited) return undefined;
  const isMissedByCare = state !== 'no-show' && hasWaited;
  const arrivedAt = earliest(checkedInAt, inViewAt(known));
  const late = latenessOf({ ...known, arrivedAt, careAbsentAt: lateness?.careAbsentAt });
  const facts = {
    booked: true,
    'no-show-patient': state === 'no-show',
    'no-show-care': isMissedByCare,
    'late-patient': state !== 'no-show' && late.patientMinutes !== undefined,
    'late-care': !isMissedByCare && late.careMinutes !== undefined,
  } satisfies Record<CameOff, boolean>;
  const careUnitId = known.startedAs?.careUnitId ?? known.careUnitId ?? '';
  return Object.entries(facts).flatMap(([fact, is]) => (is ? [`${careUnitId}:${fact}`] : []));
};
