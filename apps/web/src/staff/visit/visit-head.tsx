import type { StaffVisit } from '@om/contracts/gateway';
import { CheckmarkCircleIcon, ClockIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveConversation } from '../../chat/use-conversation.js';
import { useNow, useSocketStatus } from '../../connection/hooks.js';
import { useLanguage } from '../../language/use-language.js';
import { ageOn, dayAndTime, relativeTime } from '../../time/swedish-time.js';
import { Button } from '../../ui/controls.js';
import { useLayout } from '../../ui/use-layout.js';
import { EndDialog } from '../end/end-dialog.js';
import { latestSms, personnummerText, smsNeedsCall } from '../facts/fact-text.js';
import { SmsText } from '../facts/sms-text.js';
import { ReleaseDialog } from './release-dialog.js';
import { StatusTag } from './status-tag.js';
import type { VisitPhase } from './visit-phase.js';

interface VisitHeadProps {
  readonly view: StaffVisit;
  readonly live: LiveConversation;
  readonly phase: VisitPhase;
  readonly mine: boolean;
  readonly onEnded: () => void;
}

/** Who the patient is, how the visit stands, who has it; and below, what can be done now. */
export const VisitHead = (props: VisitHeadProps) => {
  const { t } = useTranslation('staff');
  const layout = useLayout();
  const now = useNow();
  const { visit } = props.view;
  const { patient, responsible } = visit;
  const age = t('home.years', { age: ageOn(patient.birthDate, now) });
  return (
    <header className="om-visit-head">
      <div className="om-visit-who">
        <h1>{patient.name}</h1>
        <span className="om-numbers om-visit-pnr">{personnummerText(patient.personnummer)}</span>
        <span className="om-muted">{patient.sex ? `${age}, ${t(`sex.${patient.sex}`)}` : age}</span>
        <StatusTag visit={visit} now={now} />
        <Presence live={props.live} short={layout === 'narrow'} />
        <span className="om-visit-responsible om-muted">
          {props.mine
            ? t('visit.responsibleYou')
            : responsible
              ? t('visit.responsible', { name: responsible.name })
              : t('visit.nobody')}
        </span>
      </div>
      <div className="om-visit-actions">
        <SecondLine {...props} now={now} />
      </div>
    </header>
  );
};

const Presence = ({ live, short }: { readonly live: LiveConversation; readonly short: boolean }) => {
  const { t } = useTranslation('staff');
  const presence = live.conversation.patientOnline;
  if (!presence) return null;
  const text = presence.online
    ? t(short ? 'visit.onlineShort' : 'visit.online')
    : t(short ? 'visit.offlineShort' : 'visit.offline');
  return (
    <span className="om-nowrap om-muted">
      <span className="om-online-dot" data-online={presence.online} />
      {text}
    </span>
  );
};

const SecondLine = (props: VisitHeadProps & { readonly now: number }) => {
  switch (props.phase) {
    case 'claimed':
      return <BeforeStart {...props} />;
    case 'ongoing':
      return <Ongoing {...props} />;
    case 'ended':
      return <Ended view={props.view} />;
    case 'over':
      return <Over view={props.view} now={props.now} />;
    case 'unclaimed':
      return null;
  }
};

const BeforeStart = ({ view, live }: VisitHeadProps) => {
  const { t } = useTranslation('staff');
  const status = useSocketStatus();
  const [asking, setAsking] = useState(false);
  const sms = latestSms(live.conversation.notifications);
  const needsCall = smsNeedsCall(sms);
  return (
    <>
      <p className="om-head-line" data-warning={needsCall}>
        {sms &&
          (needsCall ? <ExclamationmarkTriangleIcon aria-hidden /> : <CheckmarkCircleIcon aria-hidden />)}
        {sms ? <SmsText sms={sms} /> : t('visit.beforeStart')}
      </p>
      {view.actions['release']?.allowed === true && (
        <Button
          variant="tertiary"
          disabled={status.kind === 'down'}
          onClick={() => {
            setAsking(true);
          }}
        >
          {t('visit.release')}
        </Button>
      )}
      <ReleaseDialog
        visitId={view.visit.visitId}
        open={asking}
        onClose={() => {
          setAsking(false);
        }}
      />
    </>
  );
};

const Ongoing = ({ view, live, onEnded }: VisitHeadProps) => {
  const { t } = useTranslation('staff');
  const status = useSocketStatus();
  const [ending, setEnding] = useState(false);
  if (view.actions['end']?.allowed !== true) return null;
  return (
    <>
      <span className="om-visit-tools" />
      <Button
        variant="secondary"
        disabled={status.kind === 'down'}
        onClick={() => {
          setEnding(true);
        }}
      >
        {t('visit.end')}
      </Button>
      <EndDialog
        view={view}
        unsent={live.outgoing.length > 0}
        open={ending}
        onClose={() => {
          setEnding(false);
        }}
        onEnded={onEnded}
      />
    </>
  );
};

const Ended = ({ view }: Pick<VisitHeadProps, 'view'>) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { state, asyncUntil, sealing } = view.visit;
  const until = state === 'async' && asyncUntil !== undefined ? dayAndTime(asyncUntil, language) : undefined;
  return (
    <p className="om-head-line">
      <ClockIcon aria-hidden />
      {sealing
        ? t('visit.closing')
        : until === undefined
          ? t('visit.noAsync')
          : t('visit.openUntil', { until })}
    </p>
  );
};

const Over = ({ view, now }: Pick<VisitHeadProps, 'view'> & { readonly now: number }) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { cancelledAt } = view.visit;
  if (cancelledAt === undefined) return null;
  return (
    <p className="om-head-line">
      {t('visit.cancelledLine', { when: relativeTime(cancelledAt, now, language) })}
    </p>
  );
};
