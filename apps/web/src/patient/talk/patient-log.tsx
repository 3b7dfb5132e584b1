import type { Bubble } from '../../chat/bubbles.js';
import { ChatLog } from '../../chat/chat-log.js';
import { useTranslation } from 'react-i18next';
import { CloudSlashIcon } from '@navikt/aksel-icons';
import { StatePanel } from '../../ui/state-panel.js';
import { TicketCard } from '../booking/ticket-card.js';
import type { CaseProps } from './case-page.js';

/** The messages as the patient sees them: own words are "Du", the other side is a person with a name. */
export const PatientLog = ({ view, live }: Pick<CaseProps, 'view' | 'live'>) => {
  const { t } = useTranslation(['patient', 'shared']);
  const own = view.case;
  const name = own.responsible?.name ?? own.careUnitName;
  const authorOf = ({ own: isOwn, author }: Bubble) =>
    isOwn ? t('shared:chat.you') : (author?.name ?? t('chat.care'));
  return (
    <ChatLog
      live={live}
      visitId={own.visitId}
      side="patient"
      label={t('chat.log', { name })}
      authorOf={authorOf}
      typingName={own.responsible && t(`shared:theProfession.${own.responsible.profession}`)}
      facts={own}
      cardOf={({ ticketId }) => {
        const ticket = own.tickets?.find((one) => one.ticketId === ticketId);
        return ticket && <TicketCard visitId={own.visitId} ticket={ticket} told />;
      }}
      empty={
        view.conversation === null && live.conversation.empty ? (
          <StatePanel icon={<CloudSlashIcon />} title={t('chat.away')} text={t('chat.awayHelp')} />
        ) : null
      }
    />
  );
};
