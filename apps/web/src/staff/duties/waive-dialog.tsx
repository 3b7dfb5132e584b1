import { waiveDuty, type Duty } from '@om/contracts/documentation';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLink } from '../../connection/link.js';
import { ReasonDialog } from './reason-dialog.js';

interface WaiveDialogProps {
  readonly duty: Duty;
  readonly onClose: () => void;
}

/** Takes a duty from *Att dokumentera*: only with a reason, because nothing else tells later why nothing more was written. */
export const WaiveDialog = ({ duty, onClose }: WaiveDialogProps) => {
  const { t } = useTranslation('staff');
  const { http, commands } = useLink();
  const queries = useQueryClient();
  const waive = async (reason: string) => {
    await commands.run(`waive:${duty.dutyId}`, (commandId) =>
      http.post(`/api/staff/duties/${duty.dutyId}/waive`, { commandId, reason }, waiveDuty.answer),
    );
    void queries.invalidateQueries({ queryKey: ['cases'] });
    await queries.invalidateQueries({ queryKey: ['visit', duty.visitId] });
  };
  return (
    <ReasonDialog
      words={{
        title: t('duty.waive'),
        description: t('duty.waiveHelp'),
        submit: t('duty.waiveSubmit'),
        reason: t('duty.reason'),
        reasonHelp: t('duty.reasonHelp'),
      }}
      onReason={waive}
      onClose={onClose}
    />
  );
};
