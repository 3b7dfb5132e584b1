import type { StaffVisit } from '@om/contracts/gateway';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { useVisitCommand } from './use-visit.js';

interface EmergencyDialogProps {
  readonly visit: StaffVisit['visit'];
  readonly onClose: () => void;
}

/** *Akut* (domain 4.3-24): says what it does before it does it, because the patient sees 112 at once. */
export const EmergencyDialog = ({ visit, onClose }: EmergencyDialogProps) => {
  const { t } = useTranslation('staff');
  const first = useRef<HTMLParagraphElement>(null);
  const send = useVisitCommand(visit.visitId);
  const raise = useAction(async () => {
    await send('raise-emergency');
    onClose();
  });
  return (
    <FormDialog
      title={t('emergency.ask')}
      width="28rem"
      first={first}
      onClose={onClose}
      problem={raise.problem}
      submit={{
        label: t('emergency.submit'),
        busy: raise.busy,
        onPress: () => void raise.run(),
        danger: true,
      }}
    >
      <p ref={first} tabIndex={-1}>
        {t('emergency.help')}
      </p>
    </FormDialog>
  );
};
