import type { StaffVisit } from '@om/contracts/gateway';
import { ChatElipsisIcon, PadlockLockedIcon } from '@navikt/aksel-icons';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Composer } from '../../chat/composer.js';
import { useDraft } from '../../drafts/use-draft.js';
import { AroundSwedish } from '../../language/swedish.js';
import { StatePanel } from '../../ui/state-panel.js';
import { PinnedSummary } from '../handover/pinned-summary.js';
import { useStaff } from '../session/staff-context.js';
import './internal.css';
import { InternalLog } from './internal-log.js';
import { participantsOf } from './participants.js';
import type { LiveInternal } from './use-internal.js';

interface InternalPaneProps {
  readonly visit: StaffVisit['visit'];
  readonly live: LiveInternal;
  readonly hidden: boolean;
}

/**
 * *Vårdgivarchatt* (picture b2): only colleagues read it. Told apart from the patient chat by place, square bubbles, lock, banner
 * and the button's words, besides the colour.
 */
export const InternalPane = ({ visit, live, hidden }: InternalPaneProps) => {
  const { t } = useTranslation('staff');
  return (
    <section
      className="om-internal"
      aria-label={t('internal.region')}
      data-region
      data-part="internal"
      tabIndex={-1}
      hidden={hidden}
      id="del-internal"
    >
      <Banner visit={visit} />
      <PinnedSummary handover={visit.handover} />
      <InternalLog
        visit={visit}
        live={live}
        empty={
          <StatePanel icon={<ChatElipsisIcon />} title={t('internal.empty')} text={t('internal.emptyHelp')} />
        }
      />
      {live.conversation.open ? (
        <InternalComposer visitId={visit.visitId} live={live} />
      ) : (
        <p className="om-composer-closed">
          {t(live.conversation.empty ? 'internal.opening' : 'internal.closed')}
        </p>
      )}
    </section>
  );
};

const Banner = ({ visit }: Pick<InternalPaneProps, 'visit'>) => {
  const { t, i18n } = useTranslation(['staff', 'shared']);
  const { me } = useStaff();
  const names = participantsOf(visit, me.personId).map(({ name, profession }) =>
    profession === undefined ? name : `${name}, ${t(`shared:profession.${profession}`)}`,
  );
  const who = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format([
    t('internal.you'),
    ...names,
  ]);
  return (
    <div className="om-internal-banner">
      <PadlockLockedIcon aria-hidden />
      <p>
        <b>{t('internal.notForPatient')}</b>
        <span>
          {names.length === 0 ? (
            <AroundSwedish
              sentence={(unit) => t('internal.unitReads', { unit })}
              words={visit.careUnitName}
            />
          ) : (
            who
          )}
        </span>
      </p>
    </div>
  );
};

const InternalComposer = ({ visitId, live }: { readonly visitId: string; readonly live: LiveInternal }) => {
  const { t } = useTranslation('staff');
  const { internalOutgoing } = useStaff();
  const [text, setText] = useDraft(`internal:${visitId}`);
  const input = useRef<HTMLTextAreaElement>(null);
  return (
    <Composer
      kind="internal"
      label={t('internal.to')}
      placeholder={t('internal.write')}
      send={t('internal.send')}
      text={text}
      inputRef={input}
      onText={setText}
      onTyping={() => live.feed?.typing()}
      onSend={(message) => {
        internalOutgoing.add(visitId, message);
        setText('');
      }}
    />
  );
};
