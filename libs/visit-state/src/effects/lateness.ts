import { latenessOf } from '../lateness.js';
import type { Visit } from '../visit.js';
import type { Change } from './effect.js';

/** What may have happened to a booked visit that lateness is counted from. */
interface Happened {
  readonly checkedInAt?: string;
  readonly startedAt?: string;
  readonly careAbsentAt?: string;
}

/** How late either side is once this has happened too; nothing where nobody is. The visit knows of an arrival by its check-in only. */
export const lateWith = (visit: Visit, happened: Happened): Change => {
  const known = { careAbsentAt: visit.lateness?.careAbsentAt, ...visit, ...happened };
  const { careAbsentAt } = known;
  const lateness = {
    ...latenessOf({ ...known, arrivedAt: known.checkedInAt }),
    ...(careAbsentAt !== undefined && { careAbsentAt }),
  };
  return Object.keys(lateness).length > 0 ? { lateness } : {};
};
