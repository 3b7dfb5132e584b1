import { listStaff } from '@om/contracts/queue';
import { useQuery } from '@tanstack/react-query';
import { useLink } from '../../connection/link.js';

/** Those who work at the own care unit. */
export const useMembers = () => {
  const { http } = useLink();
  return useQuery({
    queryKey: ['members'],
    queryFn: () => http.get('/api/staff/unit/members', listStaff.answer),
  });
};
