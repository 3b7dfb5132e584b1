import type { ChatMessage, Side } from '@om/contracts/chat';
import { ArrowDownIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLink } from '../connection/link.js';
import { useNow } from '../connection/hooks.js';
import { useLanguage } from '../language/use-language.js';
import { clockTime, dayAndTime, isSameDay } from '../time/swedish-time.js';
import { chatItems, type Bubble, type ChatItem } from './bubbles.js';
import { lastSeq } from './conversation.js';
import { ReceiptLine } from './receipt.js';
import type { LiveConversation } from './use-conversation.js';
import { useLogScroll } from './use-log-scroll.js';

interface ChatLogProps {
  readonly live: LiveConversation;
  readonly visitId: string;
  readonly side: Side;
  readonly label: string;
  /** Who wrote, as this reader should see it. */
  readonly authorOf: (bubble: Bubble) => string;
  readonly typingName?: string | undefined;
  /** Words of a system line (end, close). */
  readonly lineOf: (item: Extract<ChatItem, { kind: 'line' }>) => string;
  /** What stands under a notice, such as a booking ticket; nothing for most. */
  readonly cardOf?: (message: ChatMessage) => ReactNode;
  readonly empty?: ReactNode;
}

/** The messages of a visit: runs, receipts, system lines, and who is writing. Text is always text, never markup. */
export const ChatLog = (props: ChatLogProps) => {
  const { live, visitId, side, label, authorOf, lineOf, cardOf, typingName, empty } = props;
  const { t } = useTranslation('shared');
  const now = useNow(1_000);
  const { conversation, outgoing, feed } = live;
  const items = chatItems(conversation.messages, outgoing, conversation.marks, side);
  const last = items.at(-1);
  const scroll = useLogScroll({
    lastKey: last?.key,
    lastIsOwn: last?.kind === 'bubble' && last.own,
    lastSeq: lastSeq(conversation),
    onSeen: (seq) => feed?.read(seq),
  });
  const typing = conversation.typing && conversation.typing.until > now ? conversation.typing : undefined;
  return (
    <div className="om-log-place">
      <div
        ref={scroll.ref}
        className="om-log"
        role="log"
        aria-label={label}
        aria-live={conversation.empty ? 'off' : 'polite'}
        aria-relevant="additions"
        tabIndex={0}
        onScroll={scroll.onScroll}
      >
        {items.length === 0 ? empty : null}
        <ol>
          {items.map((item) => (
            <Item
              key={item.key}
              item={item}
              visitId={visitId}
              authorOf={authorOf}
              lineOf={lineOf}
              cardOf={cardOf}
              now={now}
            />
          ))}
        </ol>
      </div>
      {scroll.missed > 0 && (
        <button type="button" className="om-new-messages" onClick={scroll.toEnd}>
          <ArrowDownIcon aria-hidden />
          {t('chat.newMessages', { count: scroll.missed })}
        </button>
      )}
      {typing && (
        <p className="om-typing">
          <span className="om-typing-dots" aria-hidden>
            <i />
            <i />
            <i />
          </span>
          {t('chat.typing', { name: typingName ?? typing.name })}
        </p>
      )}
    </div>
  );
};

interface ItemProps extends Pick<ChatLogProps, 'visitId' | 'authorOf' | 'lineOf'> {
  readonly cardOf: ChatLogProps['cardOf'] | undefined;
  readonly item: ChatItem;
  readonly now: number;
}

const Item = ({ item, visitId, authorOf, lineOf, cardOf, now }: ItemProps) => {
  const { t } = useTranslation('shared');
  const language = useLanguage();
  if (item.kind === 'day') {
    const isToday = isSameDay(item.at, now);
    return (
      <li className="om-line">
        {isToday ? t('chat.today', { time: clockTime(item.at) }) : dayAndTime(item.at, language)}
      </li>
    );
  }
  if (item.kind === 'line') {
    return (
      <li className="om-line" data-seq={item.message.seq}>
        {item.message.kind === 'notice' ? item.message.text : lineOf(item)}
        {cardOf?.(item.message)}
      </li>
    );
  }
  return <BubbleItem bubble={item} visitId={visitId} author={authorOf(item)} />;
};

interface BubbleItemProps {
  readonly bubble: Bubble;
  readonly visitId: string;
  readonly author: string;
}

const BubbleItem = ({ bubble, visitId, author }: BubbleItemProps) => {
  const { outgoing } = useLink();
  const { receipt } = bubble;
  const waiting = bubble.outgoing;
  return (
    <li className="om-message" data-own={bubble.own} data-first={bubble.firstOfRun} data-seq={bubble.seq}>
      {bubble.firstOfRun ? (
        <p className="om-message-head">
          <b>{author}</b> <time dateTime={bubble.at}>{clockTime(bubble.at)}</time>
        </p>
      ) : (
        <span className="om-hidden">
          {author} {clockTime(bubble.at)}
        </span>
      )}
      <p className="om-bubble" dir="auto">
        {bubble.text}
      </p>
      {receipt && (
        <ReceiptLine
          receipt={receipt}
          onRetry={() => {
            if (waiting) outgoing.retry(waiting);
          }}
          onTakeBack={() => {
            if (waiting) outgoing.discard(visitId, waiting.clientId);
          }}
        />
      )}
    </li>
  );
};
