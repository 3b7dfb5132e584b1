import { bookingAnswer, patientSlots, type patientSlot } from '@om/contracts/gateway';
import { CalendarIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAction } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import type { Problem } from '../../connection/problem.js';
import { useFetched } from '../../connection/use-fetched.js';
import { problemText } from '../../language/problem-text.js';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime, longDate, clockTime } from '../../time/swedish-time.js';
import { CommandButton } from '../../ui/command-button.js';
import { Button } from '../../ui/controls.js';
import { FailedPanel, ProblemNotice } from '../../ui/problem-notice.js';
import { SkeletonRows } from '../../ui/skeleton.js';
import { StatePanel } from '../../ui/state-panel.js';
import { slotsByDay } from './slots-by-day.js';

export type PatientSlot = z.output<typeof patientSlot>;
export type Booked = z.output<typeof bookingAnswer>['booking'];

/** More would make the page too long to look through on a phone. */
const DAYS_AT_A_TIME = 2;

interface ChooseTimeProps {
  /** Where the free times are read. */
  readonly from: string;
  /** Books one; the command id keeps a repeated press one booking. */
  readonly book: (slotId: string, commandId: string) => Promise<Booked>;
  readonly onBooked: (booking: Booked) => void;
}

/** Free times by day, one to choose, and *Boka*. A time that somebody else has just taken leaves the list. */
export const ChooseTime = ({ from, book, onBooked }: ChooseTimeProps) => {
  const { t } = useTranslation('patient');
  const { http } = useLink();
  const free = useFetched(from, () => http.get(from, patientSlots));
  if (!free.data) {
    if (free.problem?.retry === false) return <Refused problem={free.problem} />;
    return free.problem ? (
      <FailedPanel
        title={t('booking.failed')}
        problem={free.problem}
        onRetry={() => void free.reload()}
        button={(props) => <Button variant="secondary" {...props} />}
      />
    ) : (
      <SkeletonRows widths={[60, 80, 50]} />
    );
  }
  if (free.data.slots.length === 0) {
    return <StatePanel icon={<CalendarIcon />} title={t('booking.none')} text={t('booking.noneHelp')} />;
  }
  return (
    <TimeForm
      slots={free.data.slots}
      more={free.data.more}
      book={book}
      onBooked={onBooked}
      onTaken={free.reload}
    />
  );
};

/** Times that will not come however often they are asked for: the ticket has run out, or is used. */
const Refused = ({ problem }: { readonly problem: Problem }) => {
  const { t } = useTranslation('errors');
  const { what, next } = problemText(problem, t);
  return <StatePanel alert icon={<CalendarIcon />} title={what} text={next} />;
};

interface TimeFormProps extends Pick<ChooseTimeProps, 'book' | 'onBooked'> {
  readonly slots: readonly PatientSlot[];
  readonly more: boolean;
  readonly onTaken: () => Promise<void>;
}

const TimeForm = ({ slots, more, book, onBooked, onTaken }: TimeFormProps) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  const { commands } = useLink();
  const [chosen, setChosen] = useState<string>();
  const [tried, setTried] = useState(false);
  const [shownDays, setShownDays] = useState(DAYS_AT_A_TIME);
  const days = slotsByDay(slots);
  const slot = slots.find(({ slotId }) => slotId === chosen);
  const booking = useAction(async (slotId: string) => {
    try {
      onBooked(await commands.run(`book:${slotId}`, (commandId) => book(slotId, commandId)));
    } catch (error) {
      await onTaken();
      throw error;
    }
  });
  return (
    <form
      className="om-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (slot) void booking.run(slot.slotId);
      }}
    >
      {days.slice(0, shownDays).map(({ day, slots: ofDay }) => (
        <fieldset key={day} className="om-day">
          <legend>{longDate(`${day}T12:00:00.000Z`, language)}</legend>
          <div className="om-times">
            {ofDay.map((one) => (
              <Time
                key={one.slotId}
                slot={one}
                chosen={one.slotId === chosen}
                onChoose={() => {
                  setChosen(one.slotId);
                }}
              />
            ))}
          </div>
        </fieldset>
      ))}
      {days.length > shownDays && (
        <Button
          variant="secondary"
          className="om-wide-button"
          onClick={() => {
            setShownDays(shownDays + DAYS_AT_A_TIME);
          }}
        >
          {t('booking.moreDays')}
        </Button>
      )}
      {more && days.length <= shownDays && <p className="om-muted">{t('booking.later')}</p>}
      {tried && !slot && <p role="alert">{t('booking.missing')}</p>}
      <ProblemNotice problem={booking.problem} />
      <CommandButton type="submit" variant="primary" className="om-wide-button" loading={booking.busy}>
        {slot ? t('booking.bookAt', { when: dayAndTime(slot.from, language) }) : t('booking.book')}
      </CommandButton>
    </form>
  );
};

interface TimeProps {
  readonly slot: PatientSlot;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

const Time = ({ slot, chosen, onChoose }: TimeProps) => {
  const { t } = useTranslation('patient');
  return (
    <label className="om-time">
      <input type="radio" name="tid" value={slot.slotId} checked={chosen} onChange={onChoose} />
      <span>
        <b className="om-numbers">{clockTime(slot.from)}</b>
        {slot.clinician && (
          <span className="om-muted">{t('booking.with', { name: slot.clinician.name })}</span>
        )}
      </span>
    </label>
  );
};
