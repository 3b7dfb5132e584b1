import type { PatientSession } from '@om/contracts/gateway';
import { createContext, use } from 'react';

export const PatientContext = createContext<PatientSession | undefined>(undefined);

/** Who is logged in. */
export const usePatient = (): PatientSession => {
  const session = use(PatientContext);
  if (!session) throw new Error('usePatient needs a login around it');
  return session;
};
