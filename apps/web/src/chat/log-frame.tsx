import { ArrowDownIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLogScroll, type LogEnd } from './use-log-scroll.js';

interface LogFrameProps {
  readonly label: string;
  readonly className?: string;
  /** What the last item is, and what to do when it has been in view. */
  readonly end: LogEnd;
  /** Nothing has been read yet: what comes first is not read out. */
  readonly silent: boolean;
  /** Who writes right now. */
  readonly typingName: string | undefined;
  /** What stands there instead of items. */
  readonly empty?: ReactNode;
  /** The items, each an `<li>`. */
  readonly children: ReactNode;
}

/**
 * The scrolling list of a chat: where one reads, what is new below, and who is writing. It knows nothing of messages, so that
 * the patient chat and the *vårdgivarchatt* can share it and nothing else.
 */
export const LogFrame = ({ label, className, end, silent, typingName, empty, children }: LogFrameProps) => {
  const { t } = useTranslation('shared');
  const scroll = useLogScroll(end);
  return (
    <div className="om-log-place">
      <div
        ref={scroll.ref}
        className={className === undefined ? 'om-log' : `om-log ${className}`}
        role="log"
        aria-label={label}
        aria-live={silent ? 'off' : 'polite'}
        aria-relevant="additions"
        tabIndex={0}
        onScroll={scroll.onScroll}
      >
        {empty}
        <ol>{children}</ol>
      </div>
      {scroll.missed > 0 && (
        <button type="button" className="om-new-messages" onClick={scroll.toEnd}>
          <ArrowDownIcon aria-hidden />
          {t('chat.newMessages', { count: scroll.missed })}
        </button>
      )}
      {typingName !== undefined && (
        <p className="om-typing">
          <span className="om-typing-dots" aria-hidden>
            <i />
            <i />
            <i />
          </span>
          {t('chat.typing', { name: typingName })}
        </p>
      )}
    </div>
  );
};
