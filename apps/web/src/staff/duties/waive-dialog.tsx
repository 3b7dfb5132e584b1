import { waiveDuty, type Duty } from '@om/contracts/documentation';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { TextField } from '../../ui/fields.js';
import { FormDialog } from '../../ui/form-dialog.js';

interface WaiveDialogProps {
  readonly duty: Duty;
  readonly onClose: () => void;
}

/** Takes a duty from *Att dokumentera*: only with a reason, because nothing else tells later why nothing more was written. */
export const WaiveDialog = ({ duty, onClose }: WaiveDialogProps) => {
  const { t } = useTranslation('staff');
  const { http, commands } = useLink();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const waive = useAction(async () => {
    setTried(true);
    if (reason.trim() === '') return;
    await commands.run(`waive:${duty.dutyId}`, (commandId) =>
      http.post(
        `/api/staff/duties/${duty.dutyId}/waive`,
        { commandId, reason: reason.trim() },
        waiveDuty.answer,
      ),
    );
    void queries.invalidateQueries({ queryKey: ['cases'] });
    await queries.invalidateQueries({ queryKey: ['visit', duty.visitId] });
    onClose();
  });
  return (
    <FormDialog
      title={t('duty.waive')}
      description={t('duty.waiveHelp')}
      width="32rem"
      first={first}
      onClose={onClose}
      problem={waive.problem}
      submit={{ label: t('duty.waiveSubmit'), busy: waive.busy, onPress: () => void waive.run() }}
    >
      <TextField
        ref={first}
        label={t('duty.reason')}
        description={t('duty.reasonHelp')}
        maxLength={200}
        value={reason}
        error={tried && reason.trim() === '' ? t('duty.reasonNeeded') : undefined}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
    </FormDialog>
  );
};
