import { bookingAnswer } from '@om/contracts/gateway';
import { ChevronLeftIcon } from '@navikt/aksel-icons';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLink } from '../../connection/link.js';
import { newId } from '../../connection/new-id.js';
import { teachSwedish } from '../../language/language.js';
import { patientBooking } from '../../language/sv/patient-booking.js';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime } from '../../time/swedish-time.js';
import { Link, useParams } from '../../ui/navigation.js';
import { answeredCase } from '../course/answered-case.js';
import { Page } from '../shell/page.js';
import { ChooseTime, type Booked } from './choose-time.js';

teachSwedish('patient', patientBooking);

/** Books a time with a ticket. The booked case gets the id made here, so that booking twice is one booking. */
export const BookPage = () => {
  const { visitId = '', ticketId = '' } = useParams();
  const { t } = useTranslation('patient');
  const { http } = useLink();
  const [bookingId] = useState(newId);
  useTicketOpened(visitId, ticketId);
  const ticket = `/api/patient/cases/${visitId}/tickets/${ticketId}`;
  return (
    <BookingPage visitId={visitId} title={t('booking.title')}>
      {(onBooked) => (
        <ChooseTime
          from={`${ticket}/slots`}
          book={async (slotId, commandId) => {
            const body = { bookingId, slotId, commandId };
            return (await http.post(`${ticket}/book`, body, bookingAnswer)).booking;
          }}
          onBooked={onBooked}
        />
      )}
    </BookingPage>
  );
};

/** Moves a booked case to another time; the old one is kept until the new one is booked. */
export const MovePage = () => {
  const { visitId = '' } = useParams();
  const { t } = useTranslation('patient');
  const { http } = useLink();
  const own = `/api/patient/cases/${visitId}`;
  return (
    <BookingPage visitId={visitId} title={t('booking.moveTitle')}>
      {(onBooked) => (
        <ChooseTime
          from={`${own}/slots`}
          book={async (slotId, commandId) =>
            (await http.post(`${own}/rebook`, { slotId, commandId }, bookingAnswer)).booking
          }
          onBooked={onBooked}
        />
      )}
    </BookingPage>
  );
};

/** Tells the unit that the ticket has been seen; nobody waits for the answer, and a failure changes nothing here. */
const useTicketOpened = (visitId: string, ticketId: string) => {
  const { http, commands } = useLink();
  useEffect(() => {
    void commands
      .run(`open-ticket:${ticketId}`, (commandId) =>
        http.post(`/api/patient/cases/${visitId}/open-ticket`, { ticketId, commandId }, answeredCase),
      )
      .catch(() => undefined);
  }, [http, commands, visitId, ticketId]);
};

interface BookingPageProps {
  readonly visitId: string;
  readonly title: string;
  readonly children: (onBooked: (booking: Booked) => void) => ReactNode;
}

const BookingPage = ({ visitId, title, children }: BookingPageProps) => {
  const { t } = useTranslation('patient');
  const [booked, setBooked] = useState<Booked>();
  if (booked) return <Done booking={booked} />;
  return (
    <Page name={`book ${visitId}`}>
      <div className="om-steps">
        <Link to={`/arende/${visitId}`} className="om-back">
          <ChevronLeftIcon aria-hidden />
          <span>{t('booking.back')}</span>
        </Link>
      </div>
      <h1>{title}</h1>
      {children(setBooked)}
    </Page>
  );
};

const Done = ({ booking }: { readonly booking: Booked }) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  return (
    <Page name={`booked ${booking.bookingId}`}>
      <h1>{t('booking.done')}</h1>
      <section className="om-card" data-kind="good" role="status">
        <p>
          <b className="om-card-large om-numbers">{dayAndTime(booking.from, language)}</b>
        </p>
        {booking.clinician && <p>{t('booking.with', { name: booking.clinician.name })}</p>}
        <p>{t('booking.doneHelp')}</p>
      </section>
      <Link className="om-start-case" to={`/arende/${booking.bookingId}`}>
        <b>{t('booking.toVisit')}</b>
      </Link>
    </Page>
  );
};
