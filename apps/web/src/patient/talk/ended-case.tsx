import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasWordsAfterEnd } from '../../chat/conversation.js';
import { AroundSwedish, Swedish } from '../../language/swedish.js';
import { Link } from '../../ui/navigation.js';
import { useNow } from '../../connection/hooks.js';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime, relativeTime } from '../../time/swedish-time.js';
import { MissingParts } from '../../ui/connection-notice.js';
import { Tickets } from '../booking/ticket-card.js';
import { EmergencyCard, RaiseEmergency } from '../course/emergency.js';
import { WorseLines } from '../shell/call-lines.js';
import { Page } from '../shell/page.js';
import type { CaseProps } from './case-page.js';
import { PatientComposer } from './patient-composer.js';
import { PatientLog } from './patient-log.js';
import { StartAgain } from './start-again.js';

/**
 * After the end: until when one can write, or that the case is closed; the chat lies behind a link. Words after the end, own ones
 * just sent as well as an answer of care, are what the patient comes for: then the chat is what is shown first.
 */
export const EndedCase = (props: CaseProps) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  const now = useNow(60_000);
  const [chosen, setChosen] = useState<'chat' | 'summary'>();
  const { view, live, onChanged } = props;
  const own = view.case;
  const isClosed = own.state === 'closed';
  const canWrite = own.state === 'async' && !own.sealing;
  const hasNews = canWrite && (live.outgoing.length > 0 || hasWordsAfterEnd(live.conversation.messages));
  const reading = chosen ? chosen === 'chat' : hasNews;
  const endedAt = (isClosed ? own.closedAt : own.endedAt) ?? own.createdAt;
  const when = relativeTime(endedAt, now, language);
  return (
    <Page
      // Only who presses is taken to the beginning; new words leave the focus where one writes.
      name={`ended ${own.visitId} ${chosen ?? ''}`}
      fixed={reading}
      bar={{
        title: <Swedish>{own.reason}</Swedish>,
        line: t(isClosed ? 'ended.closedBar' : 'ended.bar', { when }),
      }}
      foot={
        canWrite ? (
          <PatientComposer view={view} live={live} placeholder={t('chat.placeholderAfter')} />
        ) : undefined
      }
    >
      <MissingParts parts={view.degraded} to="patient" />
      {reading ? (
        <>
          <h1 className="om-hidden">
            <Swedish>{own.reason}</Swedish>
          </h1>
          <PatientLog view={view} live={live} />
        </>
      ) : (
        <>
          <EmergencyCard view={view} />
          <Summary {...props} />
          <Tickets visitId={own.visitId} tickets={own.tickets} />
          <WorseLines />
          <RaiseEmergency view={view} onChanged={onChanged} />
        </>
      )}
      {own.startedAt !== undefined && (
        <button
          type="button"
          className="om-link om-target om-read-chat"
          onClick={() => {
            setChosen(reading ? 'summary' : 'chat');
          }}
        >
          {t(reading ? 'ended.backToSummary' : 'ended.readChat')}
        </button>
      )}
    </Page>
  );
};

const Summary = (props: CaseProps) => {
  const { state, linkedTo } = props.view.case;
  if (linkedTo) return <Linked visitId={linkedTo.visitId} />;
  return state === 'closed' ? <Closed {...props} /> : <Ended {...props} />;
};

/** Two cases about the same thing have become one: this one points to it, and nothing is mixed (domain 4.8). */
const Linked = ({ visitId }: { readonly visitId: string }) => {
  const { t } = useTranslation('patient');
  return (
    <>
      <section className="om-card">
        <h1>{t('course.linked')}</h1>
        <p>{t('course.linkedHelp')}</p>
      </section>
      <Link className="om-start-case" to={`/arende/${visitId}`}>
        <b>{t('course.toLinked')}</b>
      </Link>
    </>
  );
};

const Ended = ({ view }: CaseProps) => {
  const { t } = useTranslation(['patient', 'shared']);
  const language = useLanguage();
  const { asyncUntil, hours, responsible, sealing, reopenedAt, texts } = view.case;
  return (
    <>
      <section className="om-card" data-kind="good">
        <h1>{t(reopenedAt === undefined ? 'ended.title' : 'course.reopened')}</h1>
        {asyncUntil !== undefined && !sealing && (
          <p>
            {t('ended.until')} <b className="om-numbers">{dayAndTime(asyncUntil, language)}</b>.
          </p>
        )}
        {sealing && <p>{t('ended.closing')}</p>}
        {hours !== undefined && !sealing && (
          <p className="om-muted">
            <AroundSwedish sentence={(words) => t('ended.hours', { hours: words })} words={hours} />
          </p>
        )}
      </section>
      {texts?.ended !== undefined && (
        <p>
          <Swedish>{texts.ended}</Swedish>
        </p>
      )}
      {responsible && (
        <p>
          {t('ended.who', { name: responsible.name, role: t(`shared:profession.${responsible.profession}`) })}
        </p>
      )}
    </>
  );
};

const Closed = (props: CaseProps) => {
  const { t } = useTranslation('patient');
  return (
    <>
      <section className="om-card">
        <h1>{t('ended.closedTitle')}</h1>
        <p>{t('ended.closedHelp')}</p>
      </section>
      <StartAgain {...props} label={t('ended.again')} sameMatter />
    </>
  );
};
