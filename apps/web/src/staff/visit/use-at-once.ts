import type { StaffVisit } from '@om/contracts/gateway';
import { useAction, type Action } from '../../connection/hooks.js';
import { useVisitCommand, type VisitVerb } from './use-visit.js';

/** Verbs that refuse when the visit has changed since the person saw it. */
const GUARDED: readonly VisitVerb[] = ['pause', 'start'];

/** What is done with one press, without a dialog. */
export const useAtOnce = ({ visit }: StaffVisit): Action<VisitVerb> => {
  const send = useVisitCommand(visit.visitId);
  return useAction((verb: VisitVerb) =>
    send(verb, GUARDED.includes(verb) ? { expectedVersion: visit.version } : {}),
  );
};
