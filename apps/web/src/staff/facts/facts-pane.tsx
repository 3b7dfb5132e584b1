import type { StaffVisit } from '@om/contracts/gateway';
import { CheckmarkCircleIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveConversation } from '../../chat/use-conversation.js';
import { AroundSwedish, Swedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { useTimeText } from '../../language/use-time-text.js';
import { phoneText } from '../../person/phone.js';
import { Link } from '../../ui/navigation.js';
import { dateAndTime, shortDate } from '../../time/swedish-time.js';
import { GuestList } from '../guests/guest-list.js';
import { useStaff } from '../session/staff-context.js';
import { patientPresence } from '../visit/patient-presence.js';
import { latestSms, smsNeedsCall } from './fact-text.js';
import { Additions } from './additions.js';
import { Answers } from './answers.js';
import { Flags } from './flags.js';
import { PriorityMark } from './priority-mark.js';
import { SmsText } from './sms-text.js';

interface FactsPaneProps {
  readonly view: StaffVisit;
  readonly live: LiveConversation;
  readonly hidden: boolean;
}

/** *Fakta*: reason, entry, priority, SMS, presence, responsible, phone, own words, answers, earlier cases. */
export const FactsPane = ({ view, live, hidden }: FactsPaneProps) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { visit } = view;
  return (
    <aside
      className="om-facts"
      aria-label={t('facts.region')}
      data-region
      data-part="facts"
      tabIndex={-1}
      hidden={hidden}
      id="del-facts"
    >
      <h2 className="om-pane-head">{t('facts.region')}</h2>
      <div className="om-facts-body" tabIndex={0}>
        <h3 className="om-facts-reason">
          <Swedish>{visit.reason.label}</Swedish>
        </h3>
        <p className="om-muted">
          {t('facts.entryLine', {
            entry: t(`facts.entry.${visit.entry}`),
            when: dateAndTime(visit.bookedFor ?? visit.createdAt, language),
          })}
        </p>
        <Flags flags={visit.flags} />
        <FollowedCase follows={view.follows} />
        <FactList view={view} live={live} />
        <GuestList view={view} />
        <h3>{t('facts.ownWords')}</h3>
        <p className="om-words" dir="auto">
          ”{visit.ownWords}”
        </p>
        <Additions additions={visit.additions} />
        {visit.answers.length > 0 && (
          <>
            <h3>{t('facts.answers')}</h3>
            <Answers answers={visit.answers} />
          </>
        )}
        <EarlierCases view={view} language={language} />
      </div>
    </aside>
  );
};

/** The case that the patient goes on from, for who may read it. */
const FollowedCase = ({ follows }: Pick<StaffVisit, 'follows'>) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  if (!follows) return null;
  const when = shortDate(follows.createdAt, language);
  return (
    <p>
      {t('facts.follows')}{' '}
      <Link to={`/besok/${follows.visitId}`} className="om-link">
        <AroundSwedish
          sentence={(reason) => t('facts.followedCase', { reason, when })}
          words={follows.reason.label}
        />
      </Link>
    </p>
  );
};

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const FactList = ({ view, live }: Pick<FactsPaneProps, 'view' | 'live'>) => {
  const { t } = useTranslation('staff');
  const { me } = useStaff();
  const timeText = useTimeText();
  const { visit } = view;
  const { responsible } = visit;
  return (
    <dl className="om-fact-list om-numbers">
      <Fact name={t('facts.priority')}>
        <PriorityMark priority={visit.priority} withWord />
      </Fact>
      <Fact name={t('facts.sms')}>
        <Sms
          live={live}
          isAway={view.conversation === null && live.conversation.empty && view.degraded.includes('chat')}
        />
      </Fact>
      <Fact name={t('facts.patient')}>
        <Presence view={view} live={live} />
      </Fact>
      <Fact name={t('facts.responsible')}>
        {!responsible && t('facts.nobodyYet')}
        {responsible &&
          (responsible.personId === me.personId
            ? t('facts.youSince', { time: timeText(responsible.since) })
            : t('facts.nameSince', { name: responsible.name, time: timeText(responsible.since) }))}
      </Fact>
      <Fact name={t('facts.phone')}>
        {visit.patient.phone === undefined ? t('facts.noPhone') : phoneText(visit.patient.phone)}
      </Fact>
      <CourseFacts visit={visit} />
    </dl>
  );
};

/** What has happened to a booked or staff-created case; nothing for most. */
const CourseFacts = ({ visit }: Pick<StaffVisit, 'visit'>) => {
  const { t } = useTranslation('staff');
  const timeText = useTimeText();
  const { booking, checkedInAt, lateness, createdBy } = visit;
  return (
    <>
      {booking?.clinician && <Fact name={t('facts.bookedWith')}>{booking.clinician.name}</Fact>}
      {checkedInAt !== undefined && <Fact name={t('facts.checkedIn')}>{timeText(checkedInAt)}</Fact>}
      {lateness?.patientMinutes !== undefined && (
        <Fact name={t('facts.late')}>{t('facts.latePatient', { count: lateness.patientMinutes })}</Fact>
      )}
      {lateness?.careMinutes !== undefined && (
        <Fact name={t('facts.late')}>{t('facts.lateCare', { count: lateness.careMinutes })}</Fact>
      )}
      {createdBy && <Fact name={t('facts.createdBy')}>{createdBy.name}</Fact>}
    </>
  );
};

const Sms = ({ live, isAway }: { readonly live: LiveConversation; readonly isAway: boolean }) => {
  const { t } = useTranslation('staff');
  const sms = latestSms(live.conversation.notifications);
  if (isAway) return t('facts.smsStatus.unknown');
  if (!sms) return t('facts.smsStatus.none');
  const needsCall = smsNeedsCall(sms);
  return (
    <span className="om-sms" data-warning={needsCall}>
      {needsCall ? <ExclamationmarkTriangleIcon aria-hidden /> : <CheckmarkCircleIcon aria-hidden />}
      <SmsText sms={sms} />
    </span>
  );
};

const Presence = ({ view, live }: Pick<FactsPaneProps, 'view' | 'live'>) => {
  const { t } = useTranslation('staff');
  const timeText = useTimeText();
  const known = live.conversation.patientOnline;
  const kind = known ? patientPresence(known, view.visit).kind : 'away';
  if (!known || kind === 'away') return t('facts.notOnline');
  if (kind === 'near') return t('facts.near');
  return t(kind === 'left' ? 'facts.leftAt' : 'facts.onlineSince', { time: timeText(known.since) });
};

const OPEN_STATES = new Set(['draft', 'scheduled', 'waiting', 'claimed', 'ongoing', 'on-hold', 'async']);

const EarlierCases = ({
  view,
  language,
}: Pick<FactsPaneProps, 'view'> & { readonly language: 'sv' | 'en' }) => {
  const { t } = useTranslation('staff');
  const cases = view.earlierCases;
  if (!cases) return null;
  return (
    <>
      <h3>{t('facts.earlier')}</h3>
      {cases.length === 0 && <p className="om-muted">{t('facts.noEarlier')}</p>}
      <ul className="om-earlier">
        {cases.map((earlier) => {
          const state = OPEN_STATES.has(earlier.state)
            ? 'open'
            : earlier.state === 'cancelled'
              ? 'cancelled'
              : 'closed';
          return (
            <li key={earlier.visitId}>
              <span>
                <Swedish>{earlier.reason.label}</Swedish>
              </span>
              <span className="om-muted om-small om-numbers">
                {shortDate(earlier.createdAt, language)}, {t(`facts.earlierState.${state}`)}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
};
