import type { StaffVisit } from '@om/contracts/gateway';
import { useTranslation } from 'react-i18next';
import type { LiveConversation } from '../../chat/use-conversation.js';
import { useNow } from '../../connection/hooks.js';
import { useLanguage } from '../../language/use-language.js';
import { ageOn, timeOrDay } from '../../time/swedish-time.js';
import { useLayout } from '../../ui/use-layout.js';
import { Flags } from '../facts/flags.js';
import { personnummerText } from '../facts/fact-text.js';
import type { DialogName } from './dialog-name.js';
import { BeforeStart, Ended, Over, Unclaimed } from './head-lines.js';
import { OngoingLine } from './ongoing-line.js';
import { patientPresence } from './patient-presence.js';
import { StatusTag } from './status-tag.js';
import type { VisitPhase } from './visit-phase.js';

export interface VisitHeadProps {
  readonly view: StaffVisit;
  readonly live: LiveConversation;
  readonly phase: VisitPhase;
  readonly mine: boolean;
  /** A handover to the person waits for an answer: they decide before anything else. */
  readonly asked: boolean;
  readonly onOpen: (name: DialogName) => void;
  /** The patient has been reminded by SMS. */
  readonly onReminded: () => void;
  /** *Vårdgivarchatt* in the action row; absent where the person has nothing to do with it or it is a tab. */
  readonly internal:
    { readonly shown: boolean; readonly unread: number; readonly onPress: () => void } | undefined;
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
        <Flags flags={visit.flags} />
        <StatusTag visit={visit} now={now} />
        <Presence live={props.live} visit={visit} now={now} short={layout === 'narrow'} />
        <span className="om-visit-responsible om-muted">
          {props.mine
            ? t('visit.responsibleYou')
            : responsible
              ? t('visit.responsible', { name: responsible.name })
              : t('visit.nobody')}
        </span>
      </div>
      <div className="om-visit-actions">
        <SecondLine {...props} />
      </div>
    </header>
  );
};

interface PresenceProps {
  readonly live: LiveConversation;
  readonly visit: StaffVisit['visit'];
  readonly now: number;
  readonly short: boolean;
}

const Presence = ({ live, visit, now, short }: PresenceProps) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const known = live.conversation.patientOnline;
  if (!known) return null;
  const presence = patientPresence(known, visit);
  const when = presence.kind === 'left' ? timeOrDay(presence.at, now, language) : '';
  return (
    <span className="om-nowrap om-muted">
      <span className="om-online-dot" data-online={known.online} />
      {t(short ? `visit.presenceShort.${presence.kind}` : `visit.presence.${presence.kind}`, { when })}
    </span>
  );
};

const SecondLine = (props: VisitHeadProps) => {
  switch (props.phase) {
    case 'claimed':
      return <BeforeStart {...props} />;
    case 'ongoing':
      return props.asked ? null : <OngoingLine {...props} />;
    case 'ended':
      return <Ended {...props} />;
    case 'over':
      return <Over {...props} />;
    case 'unclaimed':
      return <Unclaimed {...props} />;
  }
};
