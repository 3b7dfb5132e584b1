import type { StaffVisit } from '@om/contracts/gateway';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { useDraft } from '../../drafts/use-draft.js';
import { Textarea } from '../../ui/fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { useVisitCommand } from '../visit/use-visit.js';

interface CloseDialogProps {
  readonly visit: StaffVisit['visit'];
  readonly onClose: () => void;
}

/** *Stäng nu* (domain 4.3-16): a reason is needed while the patient waits for an answer. */
export const CloseDialog = ({ visit, onClose }: CloseDialogProps) => {
  const { t } = useTranslation('staff');
  const [reason, setReason] = useDraft(`close:${visit.visitId}`);
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLTextAreaElement>(null);
  const waits = visit.unansweredReply !== undefined;
  const isMissing = waits && reason.trim() === '';
  const send = useVisitCommand(visit.visitId);
  const close = useAction(async () => {
    setTried(true);
    if (isMissing) return;
    await send('close', reason.trim() === '' ? {} : { reason: reason.trim() });
    setReason('');
    onClose();
  });
  return (
    <FormDialog
      title={t('closeNow.title')}
      description={t(waits ? 'closeNow.leadWaits' : 'closeNow.lead')}
      width="30rem"
      first={first}
      onClose={onClose}
      problem={close.problem}
      submit={{ label: t('closeNow.submit'), busy: close.busy, onPress: () => void close.run() }}
    >
      <Textarea
        ref={first}
        label={t(waits ? 'phase.reason' : 'closeNow.reasonOptional')}
        description={t('handover.notForPatient')}
        maxLength={500}
        minRows={2}
        value={reason}
        error={tried && isMissing ? t('phase.reasonNeeded') : undefined}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
    </FormDialog>
  );
};
