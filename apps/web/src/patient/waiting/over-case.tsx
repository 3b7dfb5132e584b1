import { useTranslation } from 'react-i18next';
import { useNow } from '../../connection/hooks.js';
import { Swedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { relativeTime } from '../../time/swedish-time.js';
import { Tickets } from '../booking/ticket-card.js';
import { EmergencyCard } from '../course/emergency.js';
import { WorseLines } from '../shell/call-lines.js';
import { Page } from '../shell/page.js';
import type { CaseProps } from '../talk/case-page.js';
import { StartAgain } from '../talk/start-again.js';

/** Taken back, directed elsewhere, or it came to nothing: neutral words, what care has written, and a way on. */
export const OverCase = ({ view, live }: CaseProps) => {
  const { t } = useTranslation('patient');
  const own = view.case;
  return (
    <Page name={`over ${own.visitId}`}>
      <EmergencyCard view={view} />
      <Outcome view={view} />
      <Tickets visitId={own.visitId} tickets={own.tickets} />
      <StartAgain view={view} live={live} label={t('cases.newCase')} />
      <WorseLines />
    </Page>
  );
};

const Outcome = ({ view }: Pick<CaseProps, 'view'>) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  const now = useNow(60_000);
  const own = view.case;
  const { redirect, cancellation } = own;
  if (own.state === 'redirected' && redirect) {
    return (
      <Told title={t('course.redirected')} reason={own.reason} words={redirect.message}>
        {t(`course.redirectedTo.${redirect.destination}`)}
      </Told>
    );
  }
  if (own.state === 'no-show') {
    return (
      <Told title={t('course.noShow')} reason={own.reason}>
        {t('course.noShowHelp')}
      </Told>
    );
  }
  if (own.state === 'cancelled' && cancellation?.by === 'care') {
    return (
      <Told title={t('course.careCancelled')} reason={own.reason} words={cancellation.message}>
        {t('course.careCancelledHelp')}
      </Told>
    );
  }
  if (own.cancelledAt === undefined)
    return <Told title={t(`cases.state.${own.state}`, { when: '' })} reason={own.reason} />;
  return (
    <Told title={t('wait.cancelledTitle')} reason={own.reason}>
      {t('wait.cancelledHelp', { when: relativeTime(own.cancelledAt, now, language) })}
    </Told>
  );
};

interface ToldProps {
  readonly title: string;
  readonly reason: string;
  readonly words?: string | undefined;
  readonly children?: string;
}

const Told = ({ title, reason, words, children }: ToldProps) => {
  const { t } = useTranslation('patient');
  return (
    <>
      <div>
        <h1>{title}</h1>
        <p className="om-muted">
          <Swedish>{reason}</Swedish>
        </p>
      </div>
      {children !== undefined && <p>{children}</p>}
      {words !== undefined && words !== '' && (
        <section className="om-kept">
          <h2>{t('course.wordsFromCare')}</h2>
          <p className="om-kept-text" dir="auto">
            {words}
          </p>
        </section>
      )}
    </>
  );
};
