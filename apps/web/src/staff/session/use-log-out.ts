import { z } from 'zod';
import { useLink } from '../../connection/link.js';

/**
 * Logs out: what was typed is forgotten, the cookie is gone, and the first page is shown. The shift-end check has been made: what
 * is open nevertheless is the unit lead's.
 */
export const useLogOut = (): (() => Promise<void>) => {
  const { http, drafts, stop } = useLink();
  return async () => {
    await http.post('/api/staff/logout', { escalate: true }, z.unknown());
    stop();
    await drafts.clear();
    location.assign('/personal');
  };
};
