import type { StaffVisit } from '@om/contracts/gateway';
import { lazy, useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useConversation } from '../../chat/use-conversation.js';
import { MissingParts } from '../../ui/connection-notice.js';
import { Tabs } from '../../ui/tabs.js';
import { Toast, useToast } from '../../ui/toast.js';
import { useLayout } from '../../ui/use-layout.js';
import { Part } from '../../ui/part.js';
import { HandoverBars } from '../handover/handover-bars.js';
import { unreadInternal } from '../internal/internal-conversation.js';
import { useInternal } from '../internal/use-internal.js';
import { useStaff } from '../session/staff-context.js';
import type { VisitPart } from '../shell/use-shortcuts.js';
import { ChangedNotice } from './changed-notice.js';
import type { DialogName } from './dialog-name.js';
import { partOf } from './part-of.js';
import { usePartFocus } from './use-part-focus.js';
import { withWords } from './with-words.js';
import { VisitBars } from './visit-bars.js';
import { VisitHead } from './visit-head.js';
import { VisitPanes } from './visit-panes.js';
import { hasNotePane, tabsOf } from './visit-parts.js';
import { phaseOf, type VisitPhase } from './visit-phase.js';

/** Ending, handing over, inviting: fetched with the visit, so that a moment without contact does not take them away. */
export const fetchDialogs = () => import('./visit-dialogs.js');
const VisitDialogs = lazy(() => fetchDialogs().then((module) => ({ default: module.VisitDialogs })));

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

/** The visit: head, notices, chat, note, facts and vårdgivarchatt, in the form the width allows. */
export const VisitView = ({ view: asRead }: { readonly view: StaffVisit }) => {
  const { t } = useTranslation('staff');
  const { me } = useStaff();
  const layout = useLayout();
  const { visit } = asRead;
  const phase = phaseOf(visit.state);
  const part = partOf(visit, me);
  const mine = part.kind === 'responsible';
  const live = useConversation({
    visitId: visit.visitId,
    side: 'care',
    marking: mine,
    fromSeq: part.fromSeq,
    patientId: visit.patient.patientId,
    seed: asRead.conversation,
  });
  const view = withWords(asRead, live.conversation.messages, me);
  const internal = useInternal(visit.visitId, phase === 'unclaimed' ? undefined : view.internal);
  const hasInternal = phase !== 'unclaimed' && phase !== 'claimed' && view.internal !== undefined;
  const hasNote = hasNotePane(phase, view.note);
  const tabs = tabsOf(layout, { note: hasNote, internal: hasInternal });
  const [chosen, setChosen] = useState<VisitPart>();
  const [wasAsked, setWasAsked] = useState(false);
  if (part.kind === 'asked' && !wasAsked) setWasAsked(true);
  const wanted = chosen ?? firstPart(layout === 'narrow', wasAsked);
  const shown = tabs.includes(wanted) ? wanted : tabs[0];
  const place = useRef<HTMLElement>(null);
  usePartFocus(place, setChosen);
  const [toast, say, endToast] = useToast();
  const [dialog, open] = useState<DialogName>();
  const onEnded = useFocusAfterEnd(place, phase, setChosen);
  const unread = unreadInternal(internal.conversation, me.personId);
  const toInternal = () => {
    setChosen(shown === 'internal' ? 'note' : 'internal');
  };
  return (
    <main
      className="om-visit"
      id="innehall"
      tabIndex={-1}
      ref={place}
      data-layout={layout}
      data-phase={phase}
    >
      <VisitHead
        view={view}
        live={live}
        phase={phase}
        mine={mine}
        asked={part.kind === 'asked'}
        onOpen={open}
        onReminded={() => {
          say(t('toast.reminded'));
        }}
        internal={
          hasInternal && layout !== 'narrow'
            ? { shown: shown === 'internal', unread, onPress: toInternal }
            : undefined
        }
      />
      <HandoverBars view={view} />
      <VisitBars view={view} mine={mine} onOpen={open} />
      <ChangedNotice visit={visit} />
      <MissingParts parts={view.degraded} />
      {layout === 'narrow' && shown && (
        <Tabs
          label={t('tab.label')}
          value={shown}
          onChange={setChosen}
          tabs={tabs.map((value) => ({
            value,
            label: t(`tab.${value}`),
            ...(value === 'internal' && unread > 0 ? { count: unread, wantsAction: true } : {}),
          }))}
          panels="del"
        />
      )}
      <VisitPanes
        view={view}
        live={live}
        internal={internal}
        phase={phase}
        part={part}
        layout={layout}
        hasNote={hasNote}
        tabs={tabs}
        shown={shown}
        unread={unread}
        onShow={setChosen}
        onToast={say}
      />
      <Part>
        {dialog && (
          <VisitDialogs
            name={dialog}
            view={view}
            unsent={live.outgoing.length > 0}
            onClose={() => {
              open(undefined);
            }}
            onEnded={onEnded}
            onToast={(key) => {
              say(t(`toast.${key}`));
            }}
          />
        )}
      </Part>
      <Toast toast={toast} onDone={endToast} />
    </main>
  );
};

/** Where one begins: at the chat on a phone, at the colleagues' words for who is or was asked to take over, else at the note. */
const firstPart = (narrow: boolean, wasAsked: boolean): VisitPart => {
  if (narrow) return 'chat';
  return wasAsked ? 'internal' : 'note';
};
