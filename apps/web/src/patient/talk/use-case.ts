import { patientCaseView } from '@om/contracts/gateway';
import { useFrames } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { useFetched } from '../../connection/use-fetched.js';

/** One own case with its conversation; read again when the socket says that it has changed or has come back. */
export const useCase = (visitId: string) => {
  const { http, clock } = useLink();
  const read = async () => {
    const answer = await http.get(`/api/patient/cases/${visitId}`, patientCaseView);
    clock.set(answer.serverTime);
    return answer;
  };
  const view = useFetched(visitId, read, ({ degraded }) => degraded.length > 0);
  useFrames((frame) => {
    const isMine = frame.type === 'visit-changed' && frame.visitId === visitId;
    const isNewer = isMine && frame.version > (view.data?.case.version ?? 0);
    if (isNewer || frame.type === 'welcome') void view.reload();
  });
  return view;
};
