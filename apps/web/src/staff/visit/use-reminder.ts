import { remindPatient } from '@om/contracts/chat';
import { useAction, type Action } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';

/** *Påminn patienten*. How far the SMS has come is told by the socket, as of every SMS. */
export const useReminder = (visitId: string, onReminded: () => void): Action<void> => {
  const { http, commands } = useLink();
  return useAction(async () => {
    await commands.run(`remind-patient:${visitId}`, (commandId) =>
      http.post(`/api/staff/visits/${visitId}/remind-patient`, { commandId }, remindPatient.answer),
    );
    onReminded();
  });
};
