import { acknowledgeAlarm, listAlarms, type Alarm } from '@om/contracts/queue';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAction, useFrames, type Action } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';

/** Alarms that wait for this person, live. */
export const useAlarms = (): readonly Alarm[] => {
  const { http } = useLink();
  const queries = useQueryClient();
  useFrames((frame) => {
    if (frame.type === 'alarm' || frame.type === 'leads-changed')
      void queries.invalidateQueries({ queryKey: ['alarms'] });
  });
  const alarms = useQuery({
    queryKey: ['alarms'],
    queryFn: () => http.get('/api/staff/alarms', listAlarms.answer),
    refetchInterval: 60_000,
  });
  return alarms.data?.alarms ?? [];
};

/** *Jag tar hand om det*. */
export const useAcknowledge = (): Action<string> => {
  const { http, commands } = useLink();
  const queries = useQueryClient();
  return useAction(async (alarmId: string) => {
    await commands.run(`alarm:${alarmId}`, (commandId) =>
      http.post(`/api/staff/alarms/${alarmId}/acknowledge`, { commandId }, acknowledgeAlarm.answer),
    );
    await queries.invalidateQueries({ queryKey: ['alarms'] });
  });
};
