import type { PatientTicket } from '@om/contracts/gateway';
import { useTranslation } from 'react-i18next';
import { Swedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime } from '../../time/swedish-time.js';
import { Link } from '../../ui/navigation.js';

interface TicketCardProps {
  readonly visitId: string;
  readonly ticket: PatientTicket;
  /** The words and the last day stand right above, in the chat. */
  readonly told?: boolean;
}

/** A booking ticket (seed 2.2-7): what it is for and until when, or what became of it. */
export const TicketCard = ({ visitId, ticket, told = false }: TicketCardProps) => {
  const { t } = useTranslation('patient');
  const canBook = ticket.state === 'sent' || ticket.state === 'opened';
  return (
    <section className="om-card om-ticket" data-kind={canBook ? 'good' : undefined}>
      <h2>{t('booking.ticket')}</h2>
      <p className="om-muted">
        {t(`booking.type.${ticket.visitType}`)}, <Swedish>{ticket.careUnitName}</Swedish>
        {ticket.clinician && `, ${t('booking.with', { name: ticket.clinician.name })}`}
      </p>
      {!told && ticket.message !== '' && (
        <p className="om-kept-text" dir="auto">
          {ticket.message}
        </p>
      )}
      {canBook ? <ToBook visitId={visitId} ticket={ticket} told={told} /> : <Outcome ticket={ticket} />}
    </section>
  );
};

const ToBook = ({ visitId, ticket, told = false }: TicketCardProps) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  return (
    <>
      {ticket.returned === true && <p>{t('booking.returned')}</p>}
      {!told && <p>{t('booking.validUntil', { when: dayAndTime(ticket.validUntil, language) })}</p>}
      <Link className="om-start-case" to={`/arende/${visitId}/boka/${ticket.ticketId}`}>
        <b>{t('booking.choose')}</b>
      </Link>
    </>
  );
};

const Outcome = ({ ticket }: Pick<TicketCardProps, 'ticket'>) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  const { state, booking } = ticket;
  if (state === 'sent' || state === 'opened') return null;
  if (state !== 'booked' || !booking) return <p>{t(`booking.state.${state}`)}</p>;
  return (
    <>
      <p>
        {t('booking.state.booked')} <b className="om-numbers">{dayAndTime(booking.from, language)}</b>.
      </p>
      <Link className="om-link om-target" to={`/arende/${booking.visitId}`}>
        {t('booking.toVisit')}
      </Link>
    </>
  );
};

/** The tickets of a case that still say something: the newest first. */
export const Tickets = ({
  visitId,
  tickets = [],
}: {
  readonly visitId: string;
  readonly tickets: readonly PatientTicket[] | undefined;
}) => (
  <>
    {tickets
      .toSorted((a, b) => b.sentAt.localeCompare(a.sentAt))
      .map((ticket) => (
        <TicketCard key={ticket.ticketId} visitId={visitId} ticket={ticket} />
      ))}
  </>
);
