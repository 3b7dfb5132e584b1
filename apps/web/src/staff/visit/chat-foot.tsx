import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime } from '../../time/swedish-time.js';
import { Button } from '../../ui/controls.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import type { ChatPaneProps } from './chat-pane.js';
import { mayWrite } from './part-of.js';
import { StaffComposer } from './staff-composer.js';
import { useAtOnce } from './use-at-once.js';
import { isAllowed } from './use-visit.js';

/** Below the patient chat: the composer of who may write now, or why one may not. */
export const ChatFoot = (props: ChatPaneProps & { readonly focusComposer: boolean }) => {
  const { view, live, phase, part, focusComposer } = props;
  const { t } = useTranslation('staff');
  const [replying, setReplying] = useState(false);
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

/** Nobody writes here, or not this person; a colleague can take over a case in which the patient waits for an answer. */
const Closed = ({ view, phase }: ChatPaneProps) => {
  const { t } = useTranslation('staff');
  const atOnce = useAtOnce(view);
  const { state, unansweredReply } = view.visit;
  if (!isAllowed(view, 'take-over'))
    return (
      <p className="om-composer-closed">
        {t(state === 'closed' || phase === 'over' ? 'chat.closed' : 'chat.readOnly')}
      </p>
    );
  return (
    <div className="om-composer-closed om-reply">
      <div>
        <p>
          {t('chat.readOnly')}
          {unansweredReply && ` ${t('chat.newReply', { time: clockTime(unansweredReply.at) })}`}
        </p>
        <ProblemNotice problem={atOnce.problem} />
      </div>
      <Button variant="secondary" loading={atOnce.busy} onClick={() => void atOnce.run('take-over')}>
        {t('action.take-over')}
      </Button>
    </div>
  );
};
