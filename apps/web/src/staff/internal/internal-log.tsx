import type { StaffVisit } from '@om/contracts/gateway';
import { CheckmarkIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLogScroll } from '../../chat/use-log-scroll.js';
import { useNow } from '../../connection/hooks.js';
import { problemText } from '../../language/problem-text.js';
import { useLanguage } from '../../language/use-language.js';
import { clockTime, dayAndTime, isSameDay } from '../../time/swedish-time.js';
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
  const { t } = useTranslation(['staff', 'shared']);
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
  const scroll = useLogScroll({
    lastKey: last?.key,
    lastIsOwn: last?.kind === 'bubble' && last.own,
    lastSeq: lastInternalSeq(conversation),
    onSeen: (seq) => feed?.read(seq),
  });
  const typing = conversation.typing && conversation.typing.until > now ? conversation.typing : undefined;
  return (
    <div className="om-log-place">
      <div
        ref={scroll.ref}
        className="om-log om-internal-log"
        role="log"
        aria-label={t('internal.log')}
        aria-live={conversation.empty ? 'off' : 'polite'}
        aria-relevant="additions"
        tabIndex={0}
        onScroll={scroll.onScroll}
      >
        {items.length === 0 ? empty : null}
        <ol>
          {items.map((item) => (
            <Item key={item.key} item={item} now={now} />
          ))}
        </ol>
      </div>
      {scroll.missed > 0 && (
        <button type="button" className="om-new-messages" onClick={scroll.toEnd}>
          {t('shared:chat.newMessages', { count: scroll.missed })}
        </button>
      )}
      {typing && <p className="om-typing">{t('shared:chat.typing', { name: typing.name })}</p>}
    </div>
  );
};

const Item = ({ item, now }: { readonly item: InternalItem; readonly now: number }) => {
  const { t } = useTranslation(['staff', 'shared']);
  const language = useLanguage();
  if (item.kind === 'day') {
    const time = clockTime(item.at);
    return (
      <li className="om-line">
        {isSameDay(item.at, now) ? t('shared:chat.today', { time }) : dayAndTime(item.at, language)}
      </li>
    );
  }
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
  const author = bubble.own ? t('shared:chat.you') : colleague;
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
      <Receipt bubble={bubble} />
    </li>
  );
};

const Receipt = ({ bubble }: { readonly bubble: InternalBubble }) => {
  const { t, i18n } = useTranslation(['staff', 'shared', 'errors']);
  const { t: tErrors } = useTranslation('errors');
  const { internalOutgoing } = useStaff();
  const { receipt, outgoing } = bubble;
  switch (receipt?.kind) {
    case undefined:
      return null;
    case 'stored':
      return <p className="om-receipt">{t('shared:chat.stored')}</p>;
    case 'waiting':
      return <p className="om-receipt">{t('shared:chat.waiting')}</p>;
    case 'read':
      return (
        <p className="om-receipt">
          <CheckmarkIcon aria-hidden />
          {t('internal.readBy', { names: new Intl.ListFormat(i18n.language).format(receipt.names) })}
        </p>
      );
    case 'refused':
      return (
        <p className="om-receipt" data-kind="refused">
          {t('shared:chat.refused')} {problemText({ code: receipt.code }, tErrors).what}.{' '}
          <button
            type="button"
            className="om-link"
            onClick={() => {
              if (outgoing) internalOutgoing.retry(outgoing);
            }}
          >
            {t('shared:chat.tryAgain')}
          </button>{' '}
          <button
            type="button"
            className="om-link"
            onClick={() => {
              if (outgoing) internalOutgoing.discard(outgoing.visitId, outgoing.clientId);
            }}
          >
            {t('shared:chat.takeBack')}
          </button>
        </p>
      );
  }
};
