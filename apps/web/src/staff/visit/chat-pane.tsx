import type { Profession } from '@om/contracts';
import type { StaffVisit } from '@om/contracts/gateway';
import { ChatIcon, CloudSlashIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bubble } from '../../chat/bubbles.js';
import { ChatLog } from '../../chat/chat-log.js';
import { Composer } from '../../chat/composer.js';
import type { LiveConversation } from '../../chat/use-conversation.js';
import { useLink } from '../../connection/link.js';
import { useDraft } from '../../drafts/use-draft.js';
import { useLanguage } from '../../language/use-language.js';
import { clockTime, dayAndTime } from '../../time/swedish-time.js';
import { Button } from '../../ui/controls.js';
import { StatePanel } from '../../ui/state-panel.js';
import { useStaff } from '../session/staff-context.js';
import { useUnread } from '../shell/unread.js';
import { ClaimPane, StartPane } from './start-pane.js';
import type { VisitPhase } from './visit-phase.js';

interface ChatPaneProps {
  readonly view: StaffVisit;
  readonly live: LiveConversation;
  readonly phase: VisitPhase;
  readonly mine: boolean;
  readonly hidden: boolean;
}

/** The patient chat, or what stands in its place before the visit has started. */
export const ChatPane = (props: ChatPaneProps) => {
  const { view, phase, mine, hidden } = props;
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
      {(phase === 'ongoing' || phase === 'ended' || (phase === 'claimed' && !mine)) && (
        <Chat {...props} focusComposer={started} />
      )}
      {phase === 'over' && <StatePanel icon={<ChatIcon />} title={t('chat.empty')} />}
    </section>
  );
};

const Chat = (props: ChatPaneProps & { readonly focusComposer: boolean }) => {
  const { view, live } = props;
  const { t } = useTranslation(['staff', 'shared']);
  const { me } = useStaff();
  const language = useLanguage();
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
        lineOf={({ message }) => {
          const time = clockTime(message.at);
          if (message.kind === 'notice') return message.text;
          if (message.kind !== 'ended') return t('shared:chat.sealed', { time });
          return visit.asyncUntil === undefined
            ? t('shared:chat.ended', { time })
            : t('shared:chat.endedOpenUntil', { time, until: dayAndTime(visit.asyncUntil, language) });
        }}
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

const ChatFoot = ({
  view,
  live,
  phase,
  mine,
  focusComposer,
}: ChatPaneProps & { readonly focusComposer: boolean }) => {
  const { t } = useTranslation('staff');
  const [replying, setReplying] = useState(false);
  const { visit } = view;
  const canWrite = mine && (phase === 'ongoing' || visit.state === 'async');
  if (!canWrite) {
    return (
      <p className="om-composer-closed">{t(visit.state === 'closed' ? 'chat.closed' : 'chat.readOnly')}</p>
    );
  }
  if (phase === 'ongoing' && !live.conversation.open && view.conversation !== null)
    return <p className="om-composer-closed">{t('chat.waitsForGreeting')}</p>;
  if (phase === 'ended' && !replying) {
    const { unansweredReply } = visit;
    return (
      <div className="om-composer-closed om-reply">
        <p>
          {t('chat.ended')}
          {unansweredReply && ` ${t('chat.newReply', { time: clockTime(unansweredReply.at) })}`}
        </p>
        <Button
          variant="secondary"
          onClick={() => {
            setReplying(true);
          }}
        >
          {t('chat.reply')}
        </Button>
      </div>
    );
  }
  return <StaffComposer view={view} live={live} focus={focusComposer || replying} />;
};

interface StaffComposerProps extends Pick<ChatPaneProps, 'view' | 'live'> {
  readonly focus: boolean;
}

const StaffComposer = ({ view, live, focus }: StaffComposerProps) => {
  const { t } = useTranslation('staff');
  const { outgoing } = useLink();
  const { visitId, patient } = view.visit;
  const [text, setText] = useDraft(`chat:${visitId}`);
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const field = input.current;
    if (!focus || !field) return;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }, [focus]);
  return (
    <Composer
      label={t('chat.to', { name: patient.name })}
      text={text}
      inputRef={input}
      onText={setText}
      onTyping={() => live.feed?.typing()}
      onSend={(message) => {
        outgoing.add(visitId, message);
        setText('');
      }}
      hint={
        <span className="om-key-hint" aria-hidden>
          <kbd className="om-kbd">Enter</kbd> {t('chat.enter')}{' '}
          <kbd className="om-kbd">{t('chat.shift')}</kbd>+<kbd className="om-kbd">Enter</kbd>{' '}
          {t('chat.newLine')}
        </span>
      }
    />
  );
};
