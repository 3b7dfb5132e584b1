import type { Profession } from '@om/contracts';
import type { StaffVisit } from '@om/contracts/gateway';
import { ChatIcon, CloudSlashIcon } from '@navikt/aksel-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bubble } from '../../chat/bubbles.js';
import { ChatLog } from '../../chat/chat-log.js';
import type { LiveConversation } from '../../chat/use-conversation.js';
import { StatePanel } from '../../ui/state-panel.js';
import { useStaff } from '../session/staff-context.js';
import { useUnread } from '../shell/unread.js';
import { TicketOf } from '../tickets/ticket-of.js';
import { ChatFoot } from './chat-foot.js';
import type { Part } from './part-of.js';
import { ClaimPane, StartPane } from './start-pane.js';
import type { VisitPhase } from './visit-phase.js';

export interface ChatPaneProps {
  readonly view: StaffVisit;
  readonly live: LiveConversation;
  readonly phase: VisitPhase;
  readonly part: Part;
  readonly hidden: boolean;
}

/** The patient chat, or what stands in its place before the visit has started. */
export const ChatPane = (props: ChatPaneProps) => {
  const { view, phase, part, hidden } = props;
  const mine = part.kind === 'responsible';
  // What was written before *Uteblivet* or *Hänvisa vidare* can still be read.
  const hasChat =
    phase === 'ongoing' ||
    phase === 'ended' ||
    (phase === 'claimed' && !mine) ||
    (phase === 'over' && view.visit.startedAt !== undefined);
  const { t } = useTranslation('staff');
  const [started, setStarted] = useState(false);
  return (
    <section
      className="om-chat-pane"
      aria-label={t('chat.region')}
      data-region
      data-part="chat"
      id="del-chat"
      tabIndex={-1}
      hidden={hidden}
    >
      {phase === 'unclaimed' && <ClaimPane view={view} />}
      {phase === 'claimed' && mine && (
        <StartPane
          view={view}
          onStarted={() => {
            setStarted(true);
          }}
        />
      )}
      {hasChat && <Chat {...props} focusComposer={started} />}
      {phase === 'over' && !hasChat && <StatePanel icon={<ChatIcon />} title={t('chat.empty')} />}
    </section>
  );
};

const Chat = (props: ChatPaneProps & { readonly focusComposer: boolean }) => {
  const { view, live } = props;
  const { t } = useTranslation(['staff', 'shared']);
  const { me } = useStaff();
  const { visit } = view;
  const isAway = view.conversation === null && live.conversation.empty;
  useReadMemory(live, visit.visitId);
  const role = (profession: Profession) => t(`shared:profession.${profession}`);
  const authorOf = ({ author, own }: Bubble): string => {
    if (!own) return author?.name ?? visit.patient.name;
    if (!author || author.personId === me.personId) return t('shared:chat.youAs', { role: role(me.role) });
    return author.profession ? `${author.name}, ${role(author.profession)}` : author.name;
  };
  return (
    <>
      <ChatLog
        live={live}
        visitId={visit.visitId}
        side="care"
        label={t('chat.log', { name: visit.patient.name })}
        authorOf={authorOf}
        facts={visit}
        toPatient={t('chat.toPatient')}
        cardOf={(message) => <TicketOf view={view} message={message} />}
        empty={
          isAway ? (
            <StatePanel icon={<CloudSlashIcon />} title={t('chat.away')} text={t('chat.awayHelp')} />
          ) : (
            <StatePanel icon={<ChatIcon />} title={t('chat.empty')} text={t('chat.emptyHelp')} />
          )
        }
      />
      <ChatFoot {...props} />
    </>
  );
};

/** Remembers how far this person has seen, so that the rail can count what is new. */
const useReadMemory = (live: LiveConversation, visitId: string): void => {
  const { markRead } = useUnread();
  const read = live.conversation.marks.care.read;
  useEffect(() => {
    if (read > 0) markRead(visitId, read);
  });
};
