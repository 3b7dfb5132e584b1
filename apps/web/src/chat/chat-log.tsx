import type { ChatMessage, Side } from '@om/contracts/chat';
import type { ReactNode } from 'react';
import { useLink } from '../connection/link.js';
import { useNow } from '../connection/hooks.js';
import { chatItems, type Bubble, type ChatItem } from './bubbles.js';
import { lastSeq } from './conversation.js';
import { DayLine } from './day-line.js';
import { LineText, type LineFacts } from './line-text.js';
import { LogFrame } from './log-frame.js';
import { MessageItem } from './message-item.js';
import { ReceiptLine } from './receipt.js';
import type { LiveConversation } from './use-conversation.js';

interface ChatLogProps {
  readonly live: LiveConversation;
  readonly visitId: string;
  readonly side: Side;
  readonly label: string;
  /** Who wrote, as this reader should see it. */
  readonly authorOf: (bubble: Bubble) => string;
  readonly typingName?: string | undefined;
  /** What the lines of the system are about (end, close, notices). */
  readonly facts: LineFacts;
  /** What stands under a notice, such as a booking ticket; nothing for most. */
  readonly cardOf?: (message: ChatMessage) => ReactNode;
  readonly empty?: ReactNode;
  /** Before what the system tells the patient, for other readers. */
  readonly toPatient?: string;
}

/** The messages of a visit: runs, receipts, system lines, and who is writing. */
export const ChatLog = (props: ChatLogProps) => {
  const { live, visitId, side, label, authorOf, facts, cardOf, typingName, empty, toPatient } = props;
  const now = useNow(1_000);
  const { conversation, outgoing, feed } = live;
  const items = chatItems(conversation.messages, outgoing, conversation.marks, side);
  const last = items.at(-1);
  const lastEnd = conversation.messages.findLast(({ kind }) => kind === 'ended')?.seq;
  const typing = conversation.typing && conversation.typing.until > now ? conversation.typing : undefined;
  return (
    <LogFrame
      label={label}
      end={{
        lastKey: last?.key,
        lastIsOwn: last?.kind === 'bubble' && last.own,
        lastSeq: lastSeq(conversation),
        onSeen: (seq) => feed?.read(seq),
      }}
      silent={conversation.empty}
      typingName={typing && (typingName ?? typing.name)}
      empty={items.length === 0 ? empty : null}
    >
      {items.map((item) => (
        <Item
          key={item.key}
          item={item}
          visitId={visitId}
          authorOf={authorOf}
          facts={facts}
          lastEnd={lastEnd}
          cardOf={cardOf}
          toPatient={toPatient}
          now={now}
        />
      ))}
    </LogFrame>
  );
};

interface ItemProps extends Pick<ChatLogProps, 'visitId' | 'authorOf' | 'facts'> {
  /** Place of the last end of the visit. */
  readonly lastEnd: number | undefined;
  readonly cardOf: ChatLogProps['cardOf'] | undefined;
  readonly toPatient: string | undefined;
  readonly item: ChatItem;
  readonly now: number;
}

const Item = ({ item, visitId, authorOf, facts, lastEnd, cardOf, toPatient, now }: ItemProps) => {
  if (item.kind === 'day') return <DayLine at={item.at} now={now} />;
  if (item.kind === 'line') {
    return (
      <li className="om-line" data-seq={item.message.seq}>
        <LineText
          message={item.message}
          facts={facts}
          lastEnd={item.message.seq === lastEnd}
          toPatient={toPatient}
        />
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
    <MessageItem words={bubble} author={author}>
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
    </MessageItem>
  );
};
