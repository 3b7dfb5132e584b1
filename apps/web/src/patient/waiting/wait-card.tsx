import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Swedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { phoneText } from '../../person/phone.js';
import { dayAndTime, duration, minutesBetween } from '../../time/swedish-time.js';
import type { CaseProps } from '../talk/case-page.js';

type WaitProps = Pick<CaseProps, 'view'> & { readonly now: number };

/** How long it takes, as far as anybody knows, and that one may close the page (design 6, g2). */
export const WaitCard = ({ view, now }: WaitProps) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  const { phone, waitingSince, texts } = view.case;
  const minutes = waitingSince === undefined ? 0 : minutesBetween(waitingSince, new Date(now).toISOString());
  const wait = minutes === 0 ? undefined : duration(minutes, language);
  return (
    <section className="om-card" data-kind="good">
      <Expectation view={view} waited={minutes} />
      <p>
        {wait !== undefined && `${t('wait.waited', { wait })} `}
        {phone === undefined ? t('wait.canCloseNoPhone') : t('wait.canClose', { phone: phoneText(phone) })}
      </p>
      {texts?.waiting !== undefined && (
        <p>
          <Swedish>{texts.waiting}</Swedish>
        </p>
      )}
    </section>
  );
};

/** Booked time, next opening, an estimate while it can still come true, or that nobody can tell: the first that is so. */
const Expectation = ({ view, waited }: Pick<CaseProps, 'view'> & { readonly waited: number }) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  const { bookedFor, keptWaiting, opensAt, waitingEstimate, hours, texts } = view.case;
  if (bookedFor !== undefined) {
    return (
      <>
        <p className="om-card-large">{t('course.checkedIn')}</p>
        <p>
          {t(keptWaiting ? 'course.checkedInLate' : 'course.checkedInHelp', {
            when: dayAndTime(bookedFor, language),
          })}
        </p>
      </>
    );
  }
  if (opensAt !== undefined) {
    return (
      <>
        <Large
          label={t('course.closedNow')}
          text={t('course.opens', { when: dayAndTime(opensAt, language) })}
        />
        {texts?.closed !== undefined && (
          <p>
            <Swedish>{texts.closed}</Swedish>
          </p>
        )}
      </>
    );
  }
  const estimate = waitingEstimate?.minutes;
  if (estimate !== undefined && waited < estimate) {
    return <Large label={t('course.waitNow')} text={t('course.about', { count: estimate })} />;
  }
  return (
    <>
      {hours !== undefined && <Large label={t('wait.weAnswer')} text={<Swedish>{hours}</Swedish>} />}
      <p>{t('course.unknown')}</p>
    </>
  );
};

const Large = ({ label, text }: { readonly label: string; readonly text: ReactNode }) => (
  <p>
    <span className="om-muted">{label}</span>
    <b className="om-card-large om-numbers">{text}</b>
  </p>
);

/**
 * Care has not come to the booked time, or nobody has answered in the time the unit aims at: said plainly, and what it means for the
 * place of the patient.
 */
export const OverdueNotice = ({ view }: Pick<CaseProps, 'view'>) => {
  const { t } = useTranslation('patient');
  const { overdueSince, keptWaiting, state } = view.case;
  if (keptWaiting) return <Late title={t('course.keptWaiting')} help={t('course.keptWaitingHelp')} />;
  if (overdueSince === undefined || state !== 'waiting') return null;
  return <Late title={t('course.overdue')} help={t('course.overdueHelp')} />;
};

const Late = ({ title, help }: { readonly title: string; readonly help: string }) => (
  <section className="om-card" role="status">
    <h2>{title}</h2>
    <p>{help}</p>
  </section>
);
