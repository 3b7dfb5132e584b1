import { cancelInTimeUntil, LATE_CANCELLATION_HOURS } from '@om/visit-state';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime } from '../../time/swedish-time.js';
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
      <WhenLate view={view} now={now} />
    </AskOnce>
  );
};

/** By the rule of the unit: until when it is in time, or that it is late. */
const WhenLate = ({ view, now }: Pick<CaseProps, 'view'> & { readonly now: number }) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  const until = cancelInTimeUntil(view.case, view.case);
  if (!until) return null;
  const count = view.case.lateCancellationHours ?? LATE_CANCELLATION_HOURS;
  return until.getTime() < now ? (
    <p>{t('booking.cancelLate', { count })}</p>
  ) : (
    <p>{t('booking.cancelInTime', { when: dayAndTime(until.toISOString(), language) })}</p>
  );
};
