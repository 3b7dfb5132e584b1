import { openingHours, type OpeningHours } from '@om/contracts/queue';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Radio, RadioGroup, TextField } from '../../ui/fields.js';
import { SettingsForm, type SectionProps } from './settings-form.js';
import { SpecialDays } from './special-days.js';
import { readSpecial, specialForm, specialShape } from './special-day.js';
import { useKeptForm } from './use-kept-form.js';
import { DAYS, dayText, readDay } from './week-text.js';

const ALWAYS: OpeningHours = {
  weekly: DAYS.map((day) => ({ day, from: '00:00', to: '24:00' })),
  holidays: 'open',
  special: [],
};

const hoursShape = z.object({
  hours: z.string(),
  week: z.array(z.string()).readonly(),
  holidays: openingHours.shape.holidays,
  special: z.array(specialShape).readonly(),
});

/** *Öppettider*: in words for patients, week by week, public holidays, and days that differ. */
export const HoursSection = (props: SectionProps) => {
  const { t } = useTranslation('staff');
  const { unit } = props;
  const known = unit.openingHours ?? ALWAYS;
  const kept = useKeptForm('hours', hoursShape, {
    hours: unit.hours,
    week: DAYS.map((day) => dayText(known.weekly, day)),
    holidays: known.holidays,
    special: known.special.map(specialForm),
  });
  const { hours, week, holidays, special } = kept.form;
  const [tried, setTried] = useState(false);
  const read = () => {
    setTried(true);
    const weekly = DAYS.map((day, index) => readDay(week[index] ?? '', day));
    const days = special.map(readSpecial);
    if (hours.trim() === '' || weekly.includes(undefined) || days.includes(undefined)) return undefined;
    return {
      hours: hours.trim(),
      openingHours: {
        weekly: weekly.flatMap((spans) => spans ?? []),
        holidays,
        special: days.filter((day) => day !== undefined),
      },
    };
  };
  return (
    <SettingsForm section={props} kept={kept} read={read}>
      <TextField
        label={t('administration.hours.words')}
        description={t('administration.hours.wordsHelp')}
        value={hours}
        error={tried && hours.trim() === '' ? t('administration.needed') : undefined}
        onChange={(event) => {
          kept.set({ hours: event.target.value });
        }}
      />
      <fieldset className="om-week">
        <legend>{t('administration.hours.week')}</legend>
        <p className="om-muted">{t('administration.hours.weekHelp')}</p>
        {DAYS.map((day, index) => (
          <TextField
            key={day}
            label={t(`administration.day.d${day}`)}
            value={week[index] ?? ''}
            error={
              tried && readDay(week[index] ?? '', day) === undefined
                ? t('administration.hours.wrong')
                : undefined
            }
            onChange={(event) => {
              kept.set({ week: week.with(index, event.target.value) });
            }}
          />
        ))}
      </fieldset>
      <RadioGroup
        legend={t('administration.hours.holidays')}
        value={holidays}
        onChange={(next: OpeningHours['holidays']) => {
          kept.set({ holidays: next });
        }}
      >
        <Radio value="closed">{t('administration.hours.holidaysClosed')}</Radio>
        <Radio value="open">{t('administration.hours.holidaysOpen')}</Radio>
      </RadioGroup>
      <SpecialDays
        days={special}
        tried={tried}
        onDays={(days) => {
          kept.set({ special: [...days] });
        }}
      />
    </SettingsForm>
  );
};
