import { z } from 'zod';
import { useLink } from '../../connection/link.js';

/** Logs out: what was typed is forgotten, the cookie is gone, and the first page is shown. */
export const useLogOut = (): (() => Promise<void>) => {
  const { http, drafts, stop } = useLink();
  return async () => {
    await http.post('/api/staff/logout', {}, z.unknown());
    stop();
    await drafts.clear();
    location.assign('/personal');
  };
};
