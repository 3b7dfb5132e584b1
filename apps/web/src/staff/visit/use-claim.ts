import { useVisitCommand } from './use-visit.js';

/** *Ta emot*: exactly one of many simultaneous clicks wins; the others are refused with who and when. */
export const useClaim = (visitId: string): (() => Promise<void>) => {
  const send = useVisitCommand(visitId);
  return () => send('claim');
};
