import type { StaffVisit } from '@om/contracts/gateway';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, type Action } from '../../connection/hooks.js';
import { useTimeText } from '../../language/use-time-text.js';
import { Button } from '../../ui/controls.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import type { ChatPaneProps } from './chat-pane.js';
import { mayWrite } from './part-of.js';
import { StaffComposer } from './staff-composer.js';
import { useAtOnce } from './use-at-once.js';
import { isAllowed, useVisitCommand } from './use-visit.js';

/** Below the patient chat: the composer of who may write now, or why one may not. */
export const ChatFoot = (props: ChatPaneProps & { readonly focusComposer: boolean }) => {
  const { view, live, phase, part, focusComposer } = props;
  const { t } = useTranslation('staff');
  const timeText = useTimeText();
  const [replying, setReplying] = useState(false);
  const accepted = useWasAsked(part);
  const { visit } = view;
  if (part.kind === 'asked') return <p className="om-composer-closed">{t('chat.whenAccepted')}</p>;
  const canWrite = mayWrite(part) && (phase === 'ongoing' || visit.state === 'async');
  if (!canWrite) return <Closed {...props} />;
  if (phase === 'ongoing' && !live.conversation.open && view.conversation !== null)
    return <p className="om-composer-closed">{t('chat.waitsForGreeting')}</p>;
  if (phase === 'ended' && !replying) {
    const { unansweredReply } = visit;
    return (
      <div className="om-composer-closed om-reply">
        <p>
          {t('chat.ended')}
          {unansweredReply && ` ${t('chat.newReply', { time: timeText(unansweredReply.at) })}`}
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
  return <StaffComposer view={view} live={live} focus={focusComposer || replying || accepted} />;
};

/** After *Acceptera* one writes, as after *Starta besök*: the button that was pressed is gone and would take the focus with it. */
const useWasAsked = ({ kind }: ChatPaneProps['part']): boolean => {
  const [wasAsked, setWasAsked] = useState(false);
  if (kind === 'asked' && !wasAsked) setWasAsked(true);
  return wasAsked;
};

/** Nobody writes here, or not this person, who may still be able to help a patient who waits for an answer. */
const Closed = ({ view, phase }: ChatPaneProps) => {
  const { t } = useTranslation('staff');
  const { state } = view.visit;
  const isOverAtOnce = state === 'redirected' || state === 'no-show';
  if (isOverAtOnce && isAllowed(view, 'log-contact-attempt')) return <Unseen view={view} />;
  if (isAllowed(view, 'take-over')) return <Takeable view={view} />;
  return (
    <p className="om-composer-closed">
      {t(state === 'closed' || phase === 'over' ? 'chat.closed' : 'chat.readOnly')}
    </p>
  );
};

/** A colleague can take over a case in which the patient waits for an answer, or whose clinician has gone home. */
const Takeable = ({ view }: { readonly view: StaffVisit }) => {
  const { t } = useTranslation('staff');
  const atOnce = useAtOnce(view);
  return (
    <Waiting view={view} why={t('chat.readOnly')} problem={atOnce.problem}>
      <Button variant="secondary" loading={atOnce.busy} onClick={() => void atOnce.run('take-over')}>
        {t('action.take-over')}
      </Button>
    </Waiting>
  );
};

/** What the patient wrote when the visit was just over can only be answered by a call. */
const Unseen = ({ view }: { readonly view: StaffVisit }) => {
  const { t } = useTranslation('staff');
  const send = useVisitCommand(view.visit.visitId);
  const called = useAction(() => send('log-contact-attempt', { how: 'phone' }));
  return (
    <Waiting view={view} why={t('chat.closed')} problem={called.problem}>
      <Button variant="secondary" loading={called.busy} onClick={() => void called.run()}>
        {t('noShow.note.phone')}
      </Button>
    </Waiting>
  );
};

interface WaitingProps {
  readonly view: StaffVisit;
  readonly why: string;
  readonly problem: Action<void>['problem'];
  readonly children: ReactNode;
}

/** Why one cannot write, since when the patient waits, and what can be done about it. */
const Waiting = ({ view, why, problem, children }: WaitingProps) => {
  const { t } = useTranslation('staff');
  const timeText = useTimeText();
  const { unansweredReply } = view.visit;
  return (
    <div className="om-composer-closed om-reply">
      <div>
        <p>
          {why}
          {unansweredReply && ` ${t('chat.newReply', { time: timeText(unansweredReply.at) })}`}
        </p>
        <ProblemNotice problem={problem} />
      </div>
      {children}
    </div>
  );
};
