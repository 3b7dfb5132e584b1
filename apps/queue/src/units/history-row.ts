import type { ClinicianPrincipal, UnitHistoryEntry } from '@om/contracts';
import type { HistoryRow } from '@om/persistence';
import { isDeepStrictEqual } from 'node:util';

/** Who changed what and when. */
export interface HistoryFacts {
  readonly id: string;
  readonly at: Date;
  readonly careUnitId: string;
  readonly by: ClinicianPrincipal;
  readonly what: string;
  readonly member?: UnitHistoryEntry['member'];
}

type Change = UnitHistoryEntry['changes'][number];

/** One line of a unit's history. */
export const historyRow = (
  { id, at, careUnitId, by, what, member }: HistoryFacts,
  changes: readonly Change[],
): HistoryRow => ({
  id,
  at,
  subject: careUnitId,
  by: { personId: by.personId, name: by.name },
  what,
  ...(member && { member }),
  changes,
});

/** Each field that is different, before and after; a field that was or is absent has no such side. */
export const changesBetween = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Change[] =>
  Object.keys({ ...before, ...after })
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({
      field,
      ...side('before', before[field]),
      ...side('after', after[field]),
    }));

const side = (name: 'before' | 'after', value: unknown): Partial<Change> =>
  value === undefined ? {} : { [name]: value };
