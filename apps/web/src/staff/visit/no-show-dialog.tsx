import type { StaffVisit } from '@om/contracts/gateway';
import { CONTACT_WAYS } from '@om/contracts/visit';
import { ATTEMPTS_NEEDED } from '@om/visit-state';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { useLanguage } from '../../language/use-language.js';
import { phoneText } from '../../person/phone.js';
import { relativeTime } from '../../time/swedish-time.js';
import { useNow } from '../../connection/hooks.js';
import { CommandButton } from '../../ui/command-button.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { useVisitCommand } from './use-visit.js';

interface NoShowDialogProps {
  readonly view: StaffVisit;
  readonly onClose: () => void;
}

/** *Uteblivet*: notes each attempt to reach the patient, and ends the visit when there have been two. */
export const NoShowDialog = ({ view, onClose }: NoShowDialogProps) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const now = useNow();
  const { visit } = view;
  const { contactAttempts = [], patient } = visit;
  const first = useRef<HTMLButtonElement>(null);
  const send = useVisitCommand(visit.visitId);
  const attempt = useAction((how: (typeof CONTACT_WAYS)[number]) => send('log-contact-attempt', { how }));
  const noShow = useAction(async () => {
    await send('no-show');
    onClose();
  });
  const missing = Math.max(0, ATTEMPTS_NEEDED - contactAttempts.length);
  return (
    <FormDialog
      title={t('noShow.title')}
      description={t('noShow.lead')}
      width="32rem"
      first={first}
      onClose={onClose}
      problem={attempt.problem ?? noShow.problem}
      note={missing > 0 ? t('noShow.missing', { count: missing }) : t('noShow.patientTold')}
      submit={{ label: t('noShow.submit'), busy: noShow.busy, onPress: () => void noShow.run() }}
    >
      <h2>{t('noShow.attempts')}</h2>
      <p className="om-muted">
        {patient.phone === undefined ? t('facts.noPhone') : phoneText(patient.phone)}
      </p>
      {contactAttempts.length === 0 && <p>{t('noShow.none')}</p>}
      <ul className="om-attempts">
        {contactAttempts.map((one) => (
          <li key={one.at}>
            {t(`noShow.how.${one.how}`)}, {relativeTime(one.at, now, language)}, {one.byName}
          </li>
        ))}
      </ul>
      <p className="om-buttons">
        {CONTACT_WAYS.map((how, index) => (
          <CommandButton
            key={how}
            variant="secondary"
            loading={attempt.busy}
            {...(index === 0 ? { ref: first } : {})}
            onClick={() => void attempt.run(how)}
          >
            {t(`noShow.note.${how}`)}
          </CommandButton>
        ))}
      </p>
    </FormDialog>
  );
};
