import { staffCases, type StaffCases } from '@om/contracts/gateway';
import { COUNTED_AT_MOST, type CaseRow, type CaseTab } from '@om/contracts/queue';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useFrames, useSocketStatus } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { RequestFailed, type Problem } from '../../connection/problem.js';

/** Changes that come close together are read once. Milliseconds. */
const GATHER_MS = 250;

/** How often a list is read again that nothing is known to have happened in, and one that could not be read. Milliseconds. */
const FRESH_MS = 60_000;
const AGAIN_MS = 10_000;

/** The gateway has waited for queue already, so it is not asked again at once. */
const LIST_AWAY: Problem = {
  type: 'about:blank',
  title: 'queue is away',
  code: 'queue.unavailable',
  status: 503,
  retry: false,
  correlationId: '',
};

/** What a tab is narrowed to: a Swedish calendar day, and how the cases came. Empty = all. */
export interface CaseFilter {
  readonly date: string;
  readonly entry: '' | CaseRow['entry'];
}
export const NO_FILTER: CaseFilter = { date: '', entry: '' };

const queryOf = (tab: CaseTab, { date, entry }: CaseFilter): string => {
  const query = new URLSearchParams({ tab });
  if (date !== '') query.set('date', date);
  if (entry !== '') query.set('entry', entry);
  return query.toString();
};

/**
 * One tab of Startsida, kept fresh by `useCaseUpdates`. Without queue the gateway has no rows to show, which must not be taken for
 * nobody waiting: it counts as a failed reading, and what was read before stays.
 */
export const useCases = (tab: CaseTab, filter: CaseFilter = NO_FILTER): UseQueryResult<StaffCases> => {
  const { http, clock } = useLink();
  const query = queryOf(tab, filter);
  return useQuery({
    queryKey: ['cases', query],
    queryFn: async () => {
      const answer = await http.get(`/api/staff/cases?${query}`, staffCases);
      clock.set(answer.serverTime);
      if (answer.degraded.length > 0) throw new RequestFailed(LIST_AWAY);
      return answer;
    },
    refetchInterval: ({ state }) => (state.status === 'error' ? AGAIN_MS : FRESH_MS),
  });
};

/** A number of cases as it is shown: queue stops counting at a hundred, which is shown as "99+". */
export const shownCount = (count: number): number | string =>
  count >= COUNTED_AT_MOST ? `${COUNTED_AT_MOST - 1}+` : count;

/** Puts a changed row into a list that shows it already; whether it belongs there at all the server decides. */
export const withRow = (list: StaffCases, row: CaseRow): StaffCases => ({
  ...list,
  rows: list.rows.map((known) =>
    known.visitId === row.visitId && known.version <= row.version ? row : known,
  ),
});

/** Live lists: a changed case is shown at once where it stands, and the lists are read again a moment later. */
export const useCaseUpdates = (): void => {
  const queries = useQueryClient();
  const status = useSocketStatus();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const readAgain = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void queries.invalidateQueries({ queryKey: ['cases'] }), GATHER_MS);
  };
  useFrames((frame) => {
    if (frame.type === 'case-changed') {
      queries.setQueriesData<StaffCases>({ queryKey: ['cases'] }, (list) => list && withRow(list, frame.row));
    }
    if (frame.type === 'case-changed' || frame.type === 'visit-changed' || frame.type === 'handover')
      readAgain();
  });
  useEffect(() => {
    if (status.kind === 'up') void queries.invalidateQueries();
  }, [status.kind, queries]);
};
