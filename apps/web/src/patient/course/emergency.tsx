import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/controls.js';
import { AskOnce } from '../shell/ask-once.js';
import type { CaseProps } from '../talk/case-page.js';
import { useCaseCommand } from './use-case-command.js';

type OwnCase = Pick<CaseProps, 'view'>;

/** The 112 card, pinned on the page of a case for as long as it stands as an emergency (domain 4.3-24). */
export const EmergencyCard = ({ view }: OwnCase) => {
  const { t } = useTranslation('patient');
  if (!view.case.emergency) return null;
  return (
    <section className="om-card" data-kind="danger" role="alert">
      <h2>{t('emergency.title')}</h2>
      <p>{t('emergency.text')}</p>
      <Call112 />
    </section>
  );
};

const Call112 = () => {
  const { t } = useTranslation('patient');
  return (
    <ButtonLink className="om-wide-button om-call-112" href="tel:112">
      {t('emergency.call')}
    </ButtonLink>
  );
};

/** *Det är akut*: says 112 first, then shows care staff that it is an emergency. Gone once it has been said. */
export const RaiseEmergency = ({ view, onChanged }: Pick<CaseProps, 'view' | 'onChanged'>) => {
  const { t } = useTranslation('patient');
  const { visitId, actions, emergency } = view.case;
  const action = useCaseCommand(visitId, 'raise-emergency', onChanged);
  if (emergency || actions?.['raise-emergency']?.allowed !== true) return null;
  return (
    <AskOnce
      open={t('emergency.open')}
      icon={<ExclamationmarkTriangleIcon aria-hidden />}
      question={t('emergency.ask')}
      yes={t('emergency.yes')}
      no={t('emergency.no')}
      action={action}
    >
      <p>{t('emergency.askHelp')}</p>
      <Call112 />
    </AskOnce>
  );
};
