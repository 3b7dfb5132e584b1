import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { TextField } from '../../ui/fields.js';
import { FormDialog } from '../../ui/form-dialog.js';

interface ReasonDialogProps {
  readonly words: {
    readonly title: string;
    readonly description: string;
    readonly submit: string;
    readonly reason: string;
    readonly reasonHelp: string;
  };
  readonly onReason: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks why, and does nothing without an answer: nothing else tells later. */
export const ReasonDialog = ({ words, onReason, onClose }: ReasonDialogProps) => {
  const { t } = useTranslation('staff');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const act = useAction(async () => {
    setTried(true);
    if (reason.trim() === '') return;
    await onReason(reason.trim());
    onClose();
  });
  return (
    <FormDialog
      title={words.title}
      description={words.description}
      width="32rem"
      first={first}
      onClose={onClose}
      problem={act.problem}
      submit={{ label: words.submit, busy: act.busy, onPress: () => void act.run() }}
    >
      <TextField
        ref={first}
        label={words.reason}
        description={words.reasonHelp}
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
