import { cancelsLate } from '@om/visit-state';
import { useTranslation } from 'react-i18next';
import { useCaseCommand } from '../course/use-case-command.js';
import { AskOnce } from '../shell/ask-once.js';
import type { CaseProps } from '../talk/case-page.js';

/** *Avboka tiden*: asks once, and says before when it is late and may cost. */
export const CancelBooking = ({
  view,
  onChanged,
  now,
}: Omit<CaseProps, 'live'> & { readonly now: number }) => {
  const { t } = useTranslation('patient');
  const { visitId } = view.case;
  return (
    <AskOnce
      open={t('booking.cancel')}
      question={t('booking.cancelAsk')}
      yes={t('booking.cancelYes')}
      no={t('booking.cancelNo')}
      action={useCaseCommand(visitId, 'cancel', onChanged)}
    >
      <p>{t('booking.cancelHelp')}</p>
      {cancelsLate(view.case, new Date(now)) && <p>{t('booking.cancelLate')}</p>}
    </AskOnce>
  );
};
