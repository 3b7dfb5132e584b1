import { findPatient } from '@om/contracts/visit';
import { Dialog } from '@navikt/ds-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useNow } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { Button } from '../../ui/controls.js';
import { TextField } from '../../ui/fields.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { FoundPatient } from './found-patient.js';
import type { Found } from './on-behalf-dialog.js';
import { readPersonnummer } from './personnummer.js';

interface FindStepProps {
  readonly found: Found | undefined;
  readonly onFound: (found: Found) => void;
  readonly onCreate: () => void;
  readonly onClose: () => void;
}

/** A whole personnummer and Enter. The number goes in the body of a request, never into an address; a hit is logged. */
export const FindStep = ({ found, onFound, onCreate, onClose }: FindStepProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { http } = useLink();
  const now = useNow(60_000);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const find = useAction(async () => {
    const personnummer = readPersonnummer(typed, now);
    setWrong(personnummer === undefined);
    if (personnummer === undefined) return;
    const answer = await http.post('/api/staff/patients/find', { personnummer }, findPatient.answer);
    onFound({ ...answer, personnummer });
  });
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Popup width="34rem" className="om-dialog" initialFocusTo={first} closeOnOutsideClick={false}>
        <Dialog.Header>
          <Dialog.Title>{t('onBehalf.title')}</Dialog.Title>
          <Dialog.Description>{t('onBehalf.lead')}</Dialog.Description>
        </Dialog.Header>
        <Dialog.Body className="om-dialog-body">
          <form
            className="om-search"
            role="search"
            onSubmit={(event) => {
              event.preventDefault();
              void find.run();
            }}
          >
            <TextField
              ref={first}
              label={t('onBehalf.personnummer')}
              description={t('onBehalf.personnummerHelp')}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              error={wrong ? t('onBehalf.wrong') : undefined}
              onChange={(event) => {
                setTyped(event.target.value);
              }}
            />
            <Button type="submit" variant="secondary" loading={find.busy}>
              {t('onBehalf.find')}
            </Button>
          </form>
          <ProblemNotice problem={find.problem} />
          {found && <FoundPatient found={found} onCreate={onCreate} onClose={onClose} />}
        </Dialog.Body>
      </Dialog.Popup>
    </Dialog>
  );
};
