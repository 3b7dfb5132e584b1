import type { StaffSession } from '@om/contracts/gateway';
import { createContext, use } from 'react';

/** Who works here now. */
export interface StaffFacts {
  readonly session: StaffSession;
  readonly me: NonNullable<StaffSession['principal']>;
  /** Goes on with a new session, for example after another unit was chosen. */
  readonly enter: (session: StaffSession) => Promise<void>;
}

export const StaffContext = createContext<StaffFacts | undefined>(undefined);

export const useStaff = (): StaffFacts => {
  const facts = use(StaffContext);
  if (!facts) throw new Error('useStaff needs a login around it');
  return facts;
};
