import { careUnit } from '@om/contracts/queue';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { useLink } from '../../connection/link.js';

/** GET and PUT /api/staff/unit. */
export const unitAnswer = z.object({ unit: careUnit });

/** The own care unit with all its settings. */
export const useUnit = () => {
  const { http } = useLink();
  return useQuery({ queryKey: ['unit'], queryFn: () => http.get('/api/staff/unit', unitAnswer) });
};
