import { staffVisit, visitAnswer, type StaffCases, type StaffVisit } from '@om/contracts/gateway';
import type { VisitState } from '@om/visit-state';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { useFrames } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';

const keyOf = (visitId: string) => ['visit', visitId] as const;

/** The composed view of a visit, read again when the socket says that it has a newer version. */
export const useVisit = (visitId: string) => {
  const { http, clock } = useLink();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: keyOf(visitId),
    queryFn: async () => {
      const read = (purpose: 'preview' | 'care') =>
        http.get(`/api/staff/visits/${visitId}?purpose=${purpose}`, staffVisit);
      const before = isUnclaimed(stateOf(queries, visitId)) ? await read('preview') : undefined;
      // Somebody may have taken the case since this page last heard of it: then chat and note are to be read, too.
      const answer = before && isUnclaimed(before.visit.state) ? before : await read('care');
      clock.set(answer.serverTime);
      return answer;
    },
    // While nobody has the page open nothing tells it of changes, so what is kept is only shown until it has been read again.
    refetchOnMount: 'always',
    refetchInterval: (state) => ((state.state.data?.degraded.length ?? 0) > 0 ? 10_000 : false),
  });
  useFrames((frame) => {
    const changed =
      frame.type === 'visit-changed' ? frame : frame.type === 'case-changed' ? frame.row : undefined;
    const known = query.data?.visit.version ?? 0;
    if (changed?.visitId === visitId && changed.version > known)
      void queries.invalidateQueries({ queryKey: keyOf(visitId) });
  });
  return query;
};

/** What this page knows of the state before it asks: from the view itself, or from the list the person came from. */
const stateOf = (queries: QueryClient, visitId: string): VisitState | undefined =>
  queries.getQueryData<StaffVisit>(keyOf(visitId))?.visit.state ??
  queries
    .getQueriesData<StaffCases>({ queryKey: ['cases'] })
    .flatMap(([, list]) => list?.rows ?? [])
    .find((row) => row.visitId === visitId)?.state;

/** Reading before anyone has the case is logged as a preview, and neither chat nor note is read. */
const isUnclaimed = (state: VisitState | undefined): boolean => state === 'waiting' || state === 'scheduled';

/** What can be asked of a visit: the last part of the route and of the command's name. */
export type VisitVerb =
  | 'claim'
  | 'release'
  | 'start'
  | 'end'
  | 'propose-handover'
  | 'accept-handover'
  | 'decline-handover'
  | 'cancel-handover'
  | 'invite-guest'
  | 'leave-as-guest'
  | 'remove-guest'
  | 'send-ticket'
  | 'revoke-ticket'
  | 'pause'
  | 'resume'
  | 'take-over'
  | 'extend-async'
  | 'close'
  | 'reopen'
  | 'redirect'
  | 'no-show'
  | 'log-contact-attempt'
  | 'raise-emergency'
  | 'clear-emergency'
  | 'link'
  | 'cancel-by-care';

/** Whether the gateway says that the person may do it now, by the rules the visit service decides with. */
export const isAllowed = (view: Pick<StaffVisit, 'actions'>, verb: VisitVerb): boolean =>
  view.actions[verb]?.allowed === true;

/** Sends a command about a visit; the view shows the answer at once. */
export const useVisitCommand = (visitId: string) => {
  const { http, commands } = useLink();
  const queries = useQueryClient();
  return async (command: VisitVerb, body: object = {}): Promise<void> => {
    const answer = await commands.run(`${command}:${visitId}`, (commandId) =>
      http.post(`/api/staff/visits/${visitId}/${command}`, { ...body, commandId }, visitAnswer),
    );
    queries.setQueryData<StaffVisit>(keyOf(visitId), (view) => view && withAnswer(view, answer));
    void queries.invalidateQueries({ queryKey: ['cases'] });
    void queries.invalidateQueries({ queryKey: keyOf(visitId) });
  };
};

/** An answer never replaces a newer state that the socket brought first. */
const withAnswer = (view: StaffVisit, answer: z.output<typeof visitAnswer>): StaffVisit =>
  answer.visit.version < view.visit.version ? view : { ...view, ...answer };
