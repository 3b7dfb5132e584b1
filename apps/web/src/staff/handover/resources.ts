import { listResources } from '@om/contracts/queue';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { z } from 'zod';
import { useLink } from '../../connection/link.js';

/** Units with their roles and who is on shift in each (*Resurs*). */
export type Resources = z.output<typeof listResources.answer>;

/**
 * The units whose staff may read a patient of this one, those of the same care provider (domain 2.2): the service refuses handovers
 * to the others, and guests from there.
 */
export const unitsWithin = ({ units }: Resources): Resources['units'] =>
  units.filter(({ sameCaregiver }) => sameCaregiver);

/** Who can be handed over to or asked, as it is right now. */
export const useResources = (): UseQueryResult<Resources> => {
  const { http } = useLink();
  return useQuery({
    queryKey: ['resources'],
    queryFn: () => http.get('/api/staff/resources', listResources.answer),
    refetchInterval: 30_000,
  });
};
