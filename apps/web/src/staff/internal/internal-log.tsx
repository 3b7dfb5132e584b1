import type { StaffVisit } from '@om/contracts/gateway';
import { CheckmarkIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayLine } from '../../chat/day-line.js';
import { LogFrame } from '../../chat/log-frame.js';
import { MessageItem } from '../../chat/message-item.js';
import { ReceiptLine } from '../../chat/receipt.js';
import { useNow } from '../../connection/hooks.js';
import { clockTime } from '../../time/swedish-time.js';
import { useStaff } from '../session/staff-context.js';
import { lastInternalSeq } from './internal-conversation.js';
import { internalItems, type InternalBubble, type InternalItem } from './internal-items.js';
import type { LiveInternal } from './use-internal.js';

interface InternalLogProps {
  readonly visit: StaffVisit['visit'];
  readonly live: LiveInternal;
  readonly empty: ReactNode;
}

/** What colleagues have written, and the words a handover was sent with. */
export const InternalLog = ({ visit, live, empty }: InternalLogProps) => {
  const { t } = useTranslation('staff');
  const { me } = useStaff();
  const now = useNow(1_000);
  const { conversation, outgoing, feed } = live;
  const items = internalItems({
    messages: conversation.messages,
    readers: conversation.readers,
    handover: visit.handover,
    outgoing,
    personId: me.personId,
  });
  const last = items.at(-1);
  const typing = conversation.typing && conversation.typing.until > now ? conversation.typing : undefined;
  return (
    <LogFrame
      label={t('internal.log')}
      className="om-internal-log"
      end={{
        lastKey: last?.key,
        lastIsOwn: last?.kind === 'bubble' && last.own,
        lastSeq: lastInternalSeq(conversation),
        onSeen: (seq) => feed?.read(seq),
      }}
      silent={conversation.empty}
      typingName={typing?.name}
      empty={items.length === 0 ? empty : null}
    >
      {items.map((item) => (
        <Item key={item.key} item={item} now={now} />
      ))}
    </LogFrame>
  );
};

const Item = ({ item, now }: { readonly item: InternalItem; readonly now: number }) => {
  const { t } = useTranslation('staff');
  if (item.kind === 'day') return <DayLine at={item.at} now={now} />;
  if (item.kind === 'handover') {
    const values = { time: clockTime(item.at), priority: item.priority };
    return <li className="om-line">{t('internal.handover', values)}</li>;
  }
  return <BubbleItem bubble={item} />;
};

const BubbleItem = ({ bubble }: { readonly bubble: InternalBubble }) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { sender } = bubble;
  const colleague = sender ? `${sender.name}, ${t(`shared:profession.${sender.profession}`)}` : '';
  return (
    <MessageItem words={bubble} author={bubble.own ? t('shared:chat.you') : colleague}>
      <Receipt bubble={bubble} />
    </MessageItem>
  );
};

/** Who of the colleagues has read it; before that as in any chat. */
const Receipt = ({ bubble }: { readonly bubble: InternalBubble }) => {
  const { t, i18n } = useTranslation('staff');
  const { internalOutgoing } = useStaff();
  const { receipt, outgoing } = bubble;
  if (!receipt) return null;
  if (receipt.kind === 'read') {
    return (
      <p className="om-receipt">
        <CheckmarkIcon aria-hidden />
        {t('internal.readBy', { names: new Intl.ListFormat(i18n.language).format(receipt.names) })}
      </p>
    );
  }
  return (
    <ReceiptLine
      receipt={receipt}
      onRetry={() => {
        if (outgoing) internalOutgoing.retry(outgoing);
      }}
      onTakeBack={() => {
        if (outgoing) internalOutgoing.discard(outgoing.visitId, outgoing.clientId);
      }}
    />
  );
};
