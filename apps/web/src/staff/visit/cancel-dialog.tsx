import type { StaffVisit } from '@om/contracts/gateway';
import { LIMITS } from '@om/contracts';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { newId } from '../../connection/new-id.js';
import { useDraft } from '../../drafts/use-draft.js';
import { Textarea, TextField } from '../../ui/fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { Checkbox } from '../../ui/select.js';
import { useVisitCommand } from './use-visit.js';
import { AboutVisit } from './about-visit.js';

interface CancelDialogProps {
  readonly visit: StaffVisit['visit'];
  readonly onClose: () => void;
}

/** *Avboka* by care (domain 4.3-19): a reason, words to the patient, and a ticket for a new time. Never counted as late. */
export const CancelDialog = ({ visit, onClose }: CancelDialogProps) => {
  const { t } = useTranslation('staff');
  const [reason, setReason] = useState('');
  const [message, setMessage] = useDraft(`cancel:${visit.visitId}`);
  const [offer, setOffer] = useState(true);
  const [ticketId] = useState(newId);
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const send = useVisitCommand(visit.visitId);
  const cancel = useAction(async () => {
    setTried(true);
    if (reason.trim() === '' || message.trim() === '') return;
    await send('cancel-by-care', {
      reason: reason.trim(),
      message: message.trim(),
      ...(offer ? { offerTicket: { ticketId } } : {}),
    });
    setMessage('');
    onClose();
  });
  return (
    <FormDialog
      title={t('cancelCase.title')}
      description={<AboutVisit visit={visit} />}
      width="34rem"
      first={first}
      onClose={onClose}
      problem={cancel.problem}
      submit={{
        label: t('cancelCase.submit'),
        busy: cancel.busy,
        onPress: () => void cancel.run(),
        danger: true,
      }}
    >
      <TextField
        ref={first}
        label={t('cancelCase.reason')}
        description={t('handover.notForPatient')}
        maxLength={200}
        value={reason}
        error={tried && reason.trim() === '' ? t('cancelCase.reasonNeeded') : undefined}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
      <Textarea
        label={t('redirect.message')}
        description={t('cancelCase.messageHelp')}
        maxLength={LIMITS.message}
        minRows={3}
        maxRows={8}
        value={message}
        error={tried && message.trim() === '' ? t('redirect.messageNeeded') : undefined}
        onChange={(event) => {
          setMessage(event.target.value);
        }}
      />
      <Checkbox
        checked={offer}
        onChange={(event) => {
          setOffer(event.target.checked);
        }}
      >
        {t('cancelCase.offerTicket')}
      </Checkbox>
    </FormDialog>
  );
};
