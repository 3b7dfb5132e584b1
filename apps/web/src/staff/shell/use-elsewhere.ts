import type { StaffCases, StaffSession } from '@om/contracts/gateway';
import type { CaseRow } from '@om/contracts/queue';
import { elsewhereOf } from '@om/visit-state';
import { useQueryClient } from '@tanstack/react-query';
import { useStaff } from '../session/staff-context.js';
import { useCases } from './use-cases.js';

/** Another unit that a case of one's own belongs to. */
export interface Elsewhere {
  /** Its name; the id of a unit where one has no assignment any more. */
  readonly unit: string;
  /** What to log in as to work with the case; undefined when one has no such assignment. */
  readonly assignment: StaffSession['assignments'][number] | undefined;
}

/** Says of a row whether it is one's own at another unit than where one works now. */
export const useElsewhere = (): ((row: CaseRow) => Elsewhere | undefined) => {
  const { me, session } = useStaff();
  return (row) => {
    const place = elsewhereOf(row, me);
    if (!place) return undefined;
    const there = session.assignments.filter(({ careUnitId }) => careUnitId === place.careUnitId);
    const assignment = there.find(({ role }) => role === (place.role ?? me.role)) ?? there[0];
    const fits = place.role === undefined || place.role === assignment?.role;
    return { unit: there[0]?.careUnitName ?? place.careUnitId, assignment: fits ? assignment : undefined };
  };
};

/** The row of a case in some list that has been read. *Mina aktuella* is, on every page of a visit. */
export const useKnownRow = (visitId: string): CaseRow | undefined => {
  const queries = useQueryClient();
  useCases('mine');
  return queries
    .getQueriesData<StaffCases>({ queryKey: ['cases'] })
    .flatMap(([, list]) => list?.rows ?? [])
    .find((row) => row.visitId === visitId);
};

/** The same, with the other lists read in which a case of one's own can stand: as a guest, as a receiver, to document. */
export const useRowOfMine = (visitId: string): CaseRow | undefined => {
  useCases('guest');
  useCases('handovers');
  useCases('to-document');
  return useKnownRow(visitId);
};
