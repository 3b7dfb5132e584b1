import type { Ticket } from '@om/contracts/visit';
import { CalendarIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime } from '../../time/swedish-time.js';
import { CommandButton } from '../../ui/command-button.js';
import { isRevocable } from './ticket-form.js';

interface TicketCardProps {
  readonly ticket: Ticket;
  /** Absent where the reader may not take it back. */
  readonly onRevoke?: (() => void) | undefined;
  readonly busy: boolean;
}

/** *Bokningsbiljett* as a card in the chat: for what, with whom, and how far it has come. */
export const TicketCard = ({ ticket, onRevoke, busy }: TicketCardProps) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { state, booking, clinician, careUnitName, visitType } = ticket;
  const time = dayAndTime(booking?.from ?? ticket.validUntil, language);
  return (
    <div className="om-card" data-state={state}>
      <CalendarIcon aria-hidden />
      <div>
        <p>
          <b>{t('ticket.card', { type: t(`ticket.type.${visitType}`) })}</b>
        </p>
        <p className="om-muted">
          {clinician ? t('ticket.with', { name: clinician.name, unit: careUnitName }) : careUnitName}
        </p>
        <p>
          {t(`ticket.state.${state}`, { time })}
          {booking !== undefined &&
            booking.rebooked > 0 &&
            ` ${t('ticket.rebooked', { count: booking.rebooked })}`}
          {ticket.returned === true && ` ${t('ticket.returned')}`}
        </p>
        {onRevoke && isRevocable(ticket) && (
          <CommandButton variant="secondary" loading={busy} onClick={onRevoke}>
            {t('ticket.revoke')}
          </CommandButton>
        )}
      </div>
    </div>
  );
};
