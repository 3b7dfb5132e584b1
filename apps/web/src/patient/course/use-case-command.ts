import { useAction, type Action } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { answeredCase } from './answered-case.js';

/** What a patient can do with an own case by one press; the word is the last part of the address. */
export type CaseVerb = 'cancel' | 'check-in' | 'raise-emergency';

/** A patient's command on an own case; whatever comes of it, the case is read again. */
export const useCaseCommand = (
  visitId: string,
  verb: CaseVerb,
  onChanged: () => Promise<void>,
): Action<void> => {
  const { http, commands } = useLink();
  return useAction(async () => {
    try {
      await commands.run(`${verb}:${visitId}`, (commandId) =>
        http.post(`/api/patient/cases/${visitId}/${verb}`, { commandId }, answeredCase),
      );
    } finally {
      await onChanged();
    }
  });
};
