import type { StaffSession } from '@om/contracts/gateway';
import type { OutgoingQueue } from '../../chat/outgoing.js';
import { createContext, use } from 'react';

/** Who works here now. */
export interface StaffFacts {
  readonly session: StaffSession;
  readonly me: NonNullable<StaffSession['principal']>;
  /** Words to colleagues on their way, apart from those to patients. */
  readonly internalOutgoing: OutgoingQueue;
  /** Goes on with a new session, for example after another unit was chosen. */
  readonly enter: (session: StaffSession) => Promise<void>;
  /** Shows what has changed in the session of the same person, unit and role; the live connection stays. */
  readonly renew: (session: StaffSession) => void;
}

export const StaffContext = createContext<StaffFacts | undefined>(undefined);

export const useStaff = (): StaffFacts => {
  const facts = use(StaffContext);
  if (!facts) throw new Error('useStaff needs a login around it');
  return facts;
};
