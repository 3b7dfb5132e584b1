import type { StaffVisit } from '@om/contracts/gateway';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useConversation } from '../../chat/use-conversation.js';
import { MissingParts } from '../../ui/connection-notice.js';
import { Tabs } from '../../ui/tabs.js';
import { Toast, type ToastText } from '../../ui/toast.js';
import { useLayout, type Layout } from '../../ui/use-layout.js';
import { FactsPane } from '../facts/facts-pane.js';
import { NotePane } from '../note/note-pane.js';
import { useStaff } from '../session/staff-context.js';
import type { VisitPart } from '../shell/use-shortcuts.js';
import { ChangedNotice } from './changed-notice.js';
import { ChatPane } from './chat-pane.js';
import { usePartFocus } from './use-part-focus.js';
import { VisitHead } from './visit-head.js';
import { phaseOf, type VisitPhase } from './visit-phase.js';

/** Parts that share a row of tabs; those outside it stand as panes of their own. */
export const tabsOf = (layout: Layout, phase: VisitPhase): readonly VisitPart[] => {
  if (layout === 'narrow')
    return phase === 'unclaimed' || phase === 'over' ? ['chat', 'facts'] : ['chat', 'note', 'facts'];
  if (layout === 'middle' && (phase === 'claimed' || phase === 'ongoing' || phase === 'ended'))
    return ['note', 'facts'];
  return [];
};

/** The dialog gives its focus back to a button that is gone after the end; a moment later the note takes it. Milliseconds. */
const AFTER_DIALOG_MS = 80;

/** After *Avsluta besök* the focus goes to the note's first empty field, also when the note lies behind a tab (design 8). */
const useFocusAfterEnd = (
  place: RefObject<HTMLElement | null>,
  phase: VisitPhase,
  show: (part: VisitPart) => void,
): (() => void) => {
  const [endedHere, setEndedHere] = useState(false);
  useEffect(() => {
    if (!endedHere || phase !== 'ended') return undefined;
    const timer = setTimeout(() => {
      place.current?.querySelector<HTMLElement>('[data-first-empty]')?.focus();
      setEndedHere(false);
    }, AFTER_DIALOG_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [endedHere, phase, place]);
  return () => {
    show('note');
    setEndedHere(true);
  };
};

/** The visit: head, chat, note and facts, in the form the width allows. The parts stay alive behind their tabs. */
export const VisitView = ({ view }: { readonly view: StaffVisit }) => {
  const { t } = useTranslation('staff');
  const { me } = useStaff();
  const layout = useLayout();
  const { visit } = view;
  const phase = phaseOf(visit.state);
  const mine = visit.responsible?.personId === me.personId;
  const live = useConversation({
    visitId: visit.visitId,
    side: 'care',
    marking: mine,
    seed: view.conversation,
  });
  const tabs = tabsOf(layout, phase);
  const [wanted, setWanted] = useState<VisitPart>(layout === 'narrow' ? 'chat' : 'note');
  const shown = tabs.includes(wanted) ? wanted : tabs[0];
  const place = useRef<HTMLElement>(null);
  usePartFocus(place, setWanted);
  const [toast, setToast] = useState<ToastText>();
  const onToast = useCallback((text: string) => {
    setToast({ id: Date.now(), text });
  }, []);
  const onToastDone = useCallback(() => {
    setToast(undefined);
  }, []);
  const isHidden = (part: VisitPart) => tabs.includes(part) && part !== shown;
  const hasNote = phase !== 'unclaimed' && phase !== 'over';
  const onEnded = useFocusAfterEnd(place, phase, setWanted);
  return (
    <main
      className="om-visit"
      id="innehall"
      tabIndex={-1}
      ref={place}
      data-layout={layout}
      data-phase={phase}
    >
      <VisitHead view={view} live={live} phase={phase} mine={mine} onEnded={onEnded} />
      <ChangedNotice visit={visit} />
      <MissingParts parts={view.degraded} />
      {layout === 'narrow' && shown && (
        <Tabs
          label={t('tab.label')}
          value={shown}
          onChange={setWanted}
          tabs={tabs.map((value) => ({ value, label: t(`tab.${value}`) }))}
          panels="del"
        />
      )}
      <div className="om-panes" data-note={hasNote}>
        <ChatPane view={view} live={live} phase={phase} mine={mine} hidden={isHidden('chat')} />
        <div className="om-work" hidden={layout === 'narrow' && shown === 'chat'}>
          {layout === 'middle' && shown && (
            <Tabs
              label={t('tab.label')}
              value={shown}
              onChange={setWanted}
              tabs={tabs.map((value) => ({ value, label: t(`tab.${value}`) }))}
              panels="del"
            />
          )}
          {hasNote && (
            <NotePane
              visitId={visit.visitId}
              note={view.note}
              ended={phase === 'ended'}
              titled={layout === 'wide'}
              hidden={isHidden('note')}
              onToast={onToast}
            />
          )}
          {(layout !== 'wide' || !hasNote) && (
            <FactsPane view={view} live={live} hidden={isHidden('facts')} />
          )}
        </div>
        {layout === 'wide' && hasNote && <FactsPane view={view} live={live} hidden={false} />}
      </div>
      <Toast toast={toast} onDone={onToastDone} />
    </main>
  );
};
