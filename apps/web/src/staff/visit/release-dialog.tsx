import { Dialog } from '@navikt/ds-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '../../ui/navigation.js';
import { useAction } from '../../connection/hooks.js';
import { CommandButton } from '../../ui/command-button.js';
import { Button } from '../../ui/controls.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { useVisitCommand } from './use-visit.js';

interface ReleaseDialogProps {
  readonly visitId: string;
  readonly onClose: () => void;
}

/** *Släpp ärendet*: says what happens to the patient before it happens. */
export const ReleaseDialog = ({ visitId, onClose }: ReleaseDialogProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const navigate = useNavigate();
  const send = useVisitCommand(visitId);
  const first = useRef<HTMLButtonElement>(null);
  const release = useAction(async () => {
    await send('release');
    onClose();
    navigate('/');
  });
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Dialog.Popup width="27rem" initialFocusTo={first}>
        <Dialog.Header>
          <Dialog.Title>{t('visit.releaseAsk')}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <p>{t('visit.releaseHelp')}</p>
          <ProblemNotice problem={release.problem} />
        </Dialog.Body>
        <Dialog.Footer>
          <Button variant="secondary" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <CommandButton
            variant="primary"
            ref={first}
            loading={release.busy}
            onClick={() => void release.run()}
          >
            {t('visit.release')}
          </CommandButton>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
};
