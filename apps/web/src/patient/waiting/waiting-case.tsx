import { CheckmarkIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../connection/hooks.js';
import { AroundSwedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { clockTime, relativeTime } from '../../time/swedish-time.js';
import { EmergencyCard, RaiseEmergency } from '../course/emergency.js';
import { MissingParts } from '../../ui/connection-notice.js';
import { WorseLines } from '../shell/call-lines.js';
import { Page } from '../shell/page.js';
import type { CaseProps } from '../talk/case-page.js';
import { CancelCase } from './cancel-case.js';
import { OwnWords } from './own-words.js';
import { OverdueNotice, WaitCard } from './wait-card.js';

/** Sent and waiting, or received: the same page with the third step current. */
export const WaitingCase = ({ view, onChanged }: CaseProps) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  const now = useNow();
  const own = view.case;
  const isReceived = own.state === 'claimed';
  return (
    <Page name={`wait ${own.visitId}`}>
      <div>
        <h1>{t(isReceived ? 'wait.received' : 'wait.title')}</h1>
        <p className="om-muted">
          <AroundSwedish
            sentence={(reason) =>
              t('wait.line', { reason, when: relativeTime(own.createdAt, now, language) })
            }
            words={own.reason}
          />
        </p>
      </div>
      <EmergencyCard view={view} />
      <MissingParts parts={view.degraded} to="patient" />
      {isReceived ? <Received view={view} /> : <WaitCard view={view} now={now} />}
      <OverdueNotice view={view} />
      <ol className="om-timeline">
        <Step state="done" title={t('wait.sent')} line={clockTime(own.createdAt)} />
        <Step state={isReceived ? 'done' : 'now'} title={t('wait.waiting')} line={t('wait.waitingHelp')} />
        <Step
          state={isReceived ? 'now' : 'later'}
          title={t('wait.writes')}
          line={
            own.hours === undefined ? undefined : (
              <AroundSwedish sentence={(hours) => t('wait.weAnswerHours', { hours })} words={own.hours} />
            )
          }
        />
      </ol>
      <OwnWords view={view} onChanged={onChanged} now={now} />
      {own.canCancel && <CancelCase visitId={own.visitId} onChanged={onChanged} />}
      <WorseLines />
      <RaiseEmergency view={view} onChanged={onChanged} />
    </Page>
  );
};

const Received = ({ view }: Pick<CaseProps, 'view'>) => {
  const { t } = useTranslation(['patient', 'shared']);
  const { responsible } = view.case;
  return (
    <section className="om-card" data-kind="good" role="status">
      <p className="om-card-large">{t('wait.soonTitle')}</p>
      <p>
        {responsible
          ? t('wait.soon', { name: responsible.name, role: t(`shared:profession.${responsible.profession}`) })
          : t('wait.soonNoName')}
      </p>
      <p className="om-muted">{t('wait.soonHelp')}</p>
    </section>
  );
};

interface StepProps {
  readonly state: 'done' | 'now' | 'later';
  readonly title: ReactNode;
  readonly line: ReactNode;
}

const Step = ({ state, title, line }: StepProps) => {
  const { t } = useTranslation('patient');
  return (
    <li data-state={state} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
      <span className="om-timeline-dot" aria-hidden>
        {state === 'done' && <CheckmarkIcon />}
      </span>
      <div>
        <b>{title}</b>
        {state !== 'later' && (
          <span className="om-hidden"> ({t(state === 'done' ? 'wait.stepDone' : 'wait.stepNow')})</span>
        )}
        {line !== undefined && <p className="om-muted om-numbers">{line}</p>}
      </div>
    </li>
  );
};
