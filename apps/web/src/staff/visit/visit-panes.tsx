import type { StaffVisit } from '@om/contracts/gateway';
import { PadlockLockedIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import type { LiveConversation } from '../../chat/use-conversation.js';
import { Tabs } from '../../ui/tabs.js';
import type { Layout } from '../../ui/use-layout.js';
import { FactsPane } from '../facts/facts-pane.js';
import { InternalPane } from '../internal/internal-pane.js';
import type { LiveInternal } from '../internal/use-internal.js';
import { NotePane } from '../note/note-pane.js';
import type { VisitPart } from '../shell/use-shortcuts.js';
import { ChatPane } from './chat-pane.js';
import type { Part } from './part-of.js';
import type { VisitPhase } from './visit-phase.js';

interface VisitPanesProps {
  readonly view: StaffVisit;
  readonly live: LiveConversation;
  readonly internal: LiveInternal;
  readonly phase: VisitPhase;
  readonly part: Part;
  readonly layout: Layout;
  readonly hasNote: boolean;
  readonly tabs: readonly VisitPart[];
  readonly shown: VisitPart | undefined;
  readonly unread: number;
  readonly onShow: (part: VisitPart) => void;
  readonly onToast: (text: string) => void;
}

/** Chat, work pane and facts side by side, or behind tabs. The parts stay alive behind their tabs. */
export const VisitPanes = (props: VisitPanesProps) => {
  const { view, live, phase, part, layout, hasNote, tabs, shown } = props;
  const isHidden = (one: VisitPart) => tabs.includes(one) && one !== shown;
  const hasInternal = tabs.includes('internal');
  const factsBeside = layout === 'wide' && hasNote;
  return (
    <div className="om-panes" data-note={hasNote}>
      <ChatPane view={view} live={live} phase={phase} part={part} hidden={isHidden('chat')} />
      <div
        className="om-work"
        hidden={layout === 'narrow' && shown === 'chat'}
        data-internal={shown === 'internal' && hasInternal}
      >
        {layout !== 'narrow' && <WorkTabs {...props} />}
        {hasNote && (
          <NotePane
            visitId={view.visit.visitId}
            note={view.note}
            duties={view.duties ?? []}
            away={view.degraded.includes('documentation')}
            ended={phase === 'ended'}
            titled={layout === 'wide' && !hasInternal}
            hidden={isHidden('note')}
            onToast={props.onToast}
          />
        )}
        {!factsBeside && <FactsPane view={view} live={live} hidden={isHidden('facts')} />}
        {hasInternal && (
          <InternalPane visit={view.visit} live={props.internal} hidden={isHidden('internal')} />
        )}
      </div>
      {factsBeside && <FactsPane view={view} live={live} hidden={false} />}
    </div>
  );
};

const WorkTabs = ({ tabs, shown, unread, onShow }: VisitPanesProps) => {
  const { t } = useTranslation('staff');
  if (!shown) return null;
  return (
    <Tabs
      label={t('tab.label')}
      value={shown}
      onChange={onShow}
      tabs={tabs.map((value) =>
        value === 'internal'
          ? {
              value,
              label: (
                <>
                  <PadlockLockedIcon aria-hidden />
                  {t('internal.region')}
                </>
              ),
              kind: 'internal' as const,
              ...(unread > 0 ? { count: unread, wantsAction: true } : {}),
            }
          : { value, label: t(`tab.${value}`) },
      )}
      panels="del"
    />
  );
};
