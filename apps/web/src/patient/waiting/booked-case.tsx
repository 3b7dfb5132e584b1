import { useTranslation } from 'react-i18next';
import { useNow } from '../../connection/hooks.js';
import { AroundSwedish, Swedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime } from '../../time/swedish-time.js';
import { MissingParts } from '../../ui/connection-notice.js';
import { Link } from '../../ui/navigation.js';
import { CancelBooking } from '../booking/cancel-booking.js';
import { CheckIn } from '../booking/check-in.js';
import { EmergencyCard, RaiseEmergency } from '../course/emergency.js';
import { WorseLines } from '../shell/call-lines.js';
import { Page } from '../shell/page.js';
import type { CaseProps } from '../talk/case-page.js';
import { OwnWords } from './own-words.js';
import { OverdueNotice } from './wait-card.js';

/** A booked visit before its time: check in, move, cancel. */
export const BookedCase = ({ view, onChanged }: CaseProps) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  const now = useNow();
  const own = view.case;
  const clinician = own.booking?.clinician;
  const isAtClinic = own.booking?.visitType === 'clinic';
  return (
    <Page name={`booked ${own.visitId}`}>
      <div>
        <h1>{t('wait.bookedTitle')}</h1>
        <p className="om-muted">
          <Swedish>
            {own.reason}, {own.careUnitName}
          </Swedish>
        </p>
      </div>
      <EmergencyCard view={view} />
      <MissingParts parts={view.degraded} to="patient" />
      <OverdueNotice view={view} />
      <section className="om-card" data-kind="good">
        <p>
          <span className="om-muted">{t('wait.bookedAt')}</span>
          <b className="om-card-large om-numbers">{dayAndTime(own.bookedFor ?? own.createdAt, language)}</b>
        </p>
        {clinician && <p>{t('booking.with', { name: clinician.name })}</p>}
        <p>
          {isAtClinic ? (
            <AroundSwedish sentence={(unit) => t('wait.bookedAtClinic', { unit })} words={own.careUnitName} />
          ) : (
            t('wait.bookedHelp')
          )}
        </p>
      </section>
      {!isAtClinic && <CheckIn view={view} onChanged={onChanged} now={now} />}
      <OwnWords view={view} onChanged={onChanged} now={now} />
      {own.booking && (
        <Link className="om-link om-target" to={`/arende/${own.visitId}/byt-tid`}>
          {t('booking.move')}
        </Link>
      )}
      {own.canCancel && <CancelBooking view={view} onChanged={onChanged} now={now} />}
      <WorseLines />
      <RaiseEmergency view={view} onChanged={onChanged} />
    </Page>
  );
};
