import type { StaffVisit } from '@om/contracts/gateway';
import { Dialog } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { StatePanel } from '../../ui/state-panel.js';
import { CloudSlashIcon } from '@navikt/aksel-icons';
import { EndFormBody } from './end-form-body.js';
import { AboutVisit } from '../visit/about-visit.js';

interface EndDialogProps {
  readonly view: StaffVisit;
  /** A message has not gone out yet; ending now could close the case before it. */
  readonly unsent: boolean;
  readonly onClose: () => void;
  readonly onEnded: () => void;
}

/** *Avsluta besök* (seed 2.3): the length of the asynchronous phase with its date, and *Meddelande*. */
export const EndDialog = ({ view, unsent, onClose, onEnded }: EndDialogProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { visit, unit } = view;
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Dialog.Popup
        width="41rem"
        className="om-end-dialog"
        initialFocusTo={() => document.querySelector<HTMLElement>('.om-end-dialog input:checked')}
      >
        <Dialog.Header>
          <Dialog.Title>{t('end.title')}</Dialog.Title>
          <Dialog.Description>
            <AboutVisit visit={visit} />
          </Dialog.Description>
        </Dialog.Header>
        {unit ? (
          <EndFormBody
            view={view}
            unit={unit}
            unsent={unsent}
            onCancel={onClose}
            onEnded={() => {
              onClose();
              onEnded();
            }}
          />
        ) : (
          <Dialog.Body>
            <StatePanel icon={<CloudSlashIcon />} title={t('end.unitMissing')} />
          </Dialog.Body>
        )}
      </Dialog.Popup>
    </Dialog>
  );
};
