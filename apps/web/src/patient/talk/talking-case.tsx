import { useTranslation } from 'react-i18next';
import { EmergencyCard, RaiseEmergency } from '../course/emergency.js';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime } from '../../time/swedish-time.js';
import { Swedish } from '../../language/swedish.js';
import { MissingParts } from '../../ui/connection-notice.js';
import { Page } from '../shell/page.js';
import type { CaseProps } from './case-page.js';
import { PatientComposer } from './patient-composer.js';
import { PatientLog } from './patient-log.js';

/** The chat: who it is with in the bar, messages, and the composer once the greeting has arrived. */
export const TalkingCase = ({ view, live, onChanged }: CaseProps) => {
  const { t } = useTranslation(['patient', 'shared']);
  const language = useLanguage();
  const own = view.case;
  const { responsible } = own;
  const canWrite = live.conversation.open || view.conversation === null;
  return (
    <Page
      name={`talk ${own.visitId}`}
      fixed
      bar={{
        title: responsible?.name ?? <Swedish>{own.careUnitName}</Swedish>,
        line: responsible ? (
          <span className="om-capital">{t(`shared:profession.${responsible.profession}`)}</span>
        ) : (
          <Swedish>{own.reason}</Swedish>
        ),
      }}
      foot={
        canWrite ? (
          <PatientComposer view={view} live={live} placeholder={t('chat.placeholder')} />
        ) : (
          <p className="om-composer-closed">
            {t('chat.waitsForGreeting', { name: responsible?.name ?? t('chat.someone') })}
          </p>
        )
      }
    >
      <h1 className="om-hidden">
        <Swedish>{own.reason}</Swedish>
      </h1>
      <MissingParts parts={view.degraded} to="patient" />
      <EmergencyCard view={view} />
      {own.state === 'on-hold' && (
        <div className="om-notice" role="status">
          <p>
            <b>{t('course.onHold')}.</b>{' '}
            {own.onHold?.answerBy === undefined
              ? t('course.onHoldHelp')
              : t('course.onHoldBy', { when: dayAndTime(own.onHold.answerBy, language) })}
          </p>
        </div>
      )}
      {own.guests?.map(({ name, profession }) => (
        <p key={name} className="om-guest">
          {t('course.guest', { name, role: t(`shared:profession.${profession}`) })}
        </p>
      ))}
      <RaiseEmergency view={view} onChanged={onChanged} />
      <PatientLog view={view} live={live} />
    </Page>
  );
};
