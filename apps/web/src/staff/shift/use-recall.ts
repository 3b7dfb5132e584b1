import { visitAnswer } from '@om/contracts/gateway';
import type { CaseRow } from '@om/contracts/queue';
import { useAction, type Action } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';

/** Takes back a handover from a list. @param after for example to read the list again */
export const useRecall = (after: () => Promise<unknown>): Action<CaseRow> => {
  const { http, commands } = useLink();
  return useAction(async ({ visitId, handover }: CaseRow) => {
    if (!handover) return;
    const { handoverId } = handover;
    await commands.run(`cancel-handover:${visitId}`, (commandId) =>
      http.post(`/api/staff/visits/${visitId}/cancel-handover`, { handoverId, commandId }, visitAnswer),
    );
    await after();
  });
};
