import { listSlots, removeSlot, type Slot } from '@om/contracts/queue';
import { CalendarIcon } from '@navikt/aksel-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAction, useNow } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { problemFrom } from '../../connection/problem.js';
import { teachSwedish } from '../../language/language.js';
import { staffSchedule } from '../../language/sv/staff-schedule.js';
import { useLanguage } from '../../language/use-language.js';
import { clockTime, longDate } from '../../time/swedish-time.js';
import { Link } from '../../ui/navigation.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { SkeletonRows } from '../../ui/skeleton.js';
import { StatePanel } from '../../ui/state-panel.js';
import { CreateSlots } from './create-slots.js';
import { byDay } from './by-day.js';

teachSwedish('staff', staffSchedule);

/** *Tidbok*: the unit's times to come, free and booked, and how to make more. */
export const SchedulePage = () => {
  const { t } = useTranslation('staff');
  const { http } = useLink();
  const queries = useQueryClient();
  const language = useLanguage();
  const now = useNow(60_000);
  const slots = useQuery({
    queryKey: ['slots'],
    queryFn: () => http.get('/api/staff/slots?all=true', listSlots.answer),
    refetchInterval: 30_000,
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ['slots'] });
  const list = slots.data?.slots ?? [];
  return (
    <main className="om-page" id="innehall" tabIndex={-1} data-region>
      <h1>{t('schedule.title')}</h1>
      <CreateSlots now={now} onCreated={refresh} />
      <section className="om-page-section">
        <h2>{t('schedule.times')}</h2>
        {slots.isPending && <SkeletonRows widths={[60, 75]} />}
        {slots.isError && <ProblemNotice problem={problemFrom(slots.error)} />}
        {slots.data && list.length === 0 && (
          <StatePanel icon={<CalendarIcon />} title={t('schedule.none')} text={t('schedule.noneHelp')} />
        )}
        {byDay(list).map(([day, ofDay]) => (
          <section key={day} className="om-slot-day">
            <h3 className="om-capital">{longDate(ofDay[0]?.from ?? now, language)}</h3>
            <ul>
              {ofDay.map((slot) => (
                <SlotRow key={slot.slotId} slot={slot} onChanged={refresh} />
              ))}
            </ul>
          </section>
        ))}
        {slots.data?.more === true && <p className="om-muted">{t('schedule.more')}</p>}
      </section>
    </main>
  );
};

const SlotRow = ({ slot, onChanged }: { readonly slot: Slot; readonly onChanged: () => Promise<void> }) => {
  const { t } = useTranslation('staff');
  const { http, commands } = useLink();
  const remove = useAction(async () => {
    await commands.run(`slot:${slot.slotId}`, (commandId) =>
      http.delete(`/api/staff/slots/${slot.slotId}`, { commandId }, removeSlot.answer),
    );
    await onChanged();
  });
  const time = `${clockTime(slot.from)}–${clockTime(slot.to)}`;
  return (
    <li data-booked={slot.bookingId !== undefined}>
      <span className="om-numbers">{time}</span>
      <span>{slot.clinician?.name ?? t('schedule.anyone')}</span>
      {slot.bookingId === undefined ? (
        <button type="button" className="om-link" onClick={() => void remove.run()}>
          {t('schedule.remove')}
          <span className="om-hidden"> {time}</span>
        </button>
      ) : (
        <Link to={`/besok/${slot.bookingId}`} className="om-link">
          {t('schedule.booked')}
        </Link>
      )}
      <ProblemNotice problem={remove.problem} />
    </li>
  );
};
