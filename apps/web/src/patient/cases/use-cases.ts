import { patientCases } from '@om/contracts/gateway';
import { useFrames } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { useFetched } from '../../connection/use-fetched.js';

/** The own cases, newest first; read again when one of them changes. */
export const useOwnCases = () => {
  const { http, clock } = useLink();
  const read = async () => {
    const answer = await http.get('/api/patient/cases', patientCases);
    clock.set(answer.serverTime);
    return answer;
  };
  const cases = useFetched('cases', read, ({ degraded }) => degraded.length > 0);
  useFrames((frame) => {
    if (frame.type === 'visit-changed' || frame.type === 'welcome') void cases.reload();
  });
  return cases;
};
