import { useTranslation } from 'react-i18next';
import { newId } from '../../connection/new-id.js';
import { Button } from '../../ui/controls.js';
import { TextField } from '../../ui/fields.js';
import { readSpecial, type SpecialForm } from './special-day.js';

interface SpecialDaysProps {
  readonly days: readonly SpecialForm[];
  readonly tried: boolean;
  readonly onDays: (days: readonly SpecialForm[]) => void;
}

/** Days with other hours than the week: a date, its hours (empty = closed), and why. */
export const SpecialDays = ({ days, tried, onDays }: SpecialDaysProps) => {
  const { t } = useTranslation('staff');
  const change = (index: number, over: Partial<SpecialForm>) => {
    onDays(days.map((day, at) => (at === index ? { ...day, ...over } : day)));
  };
  return (
    <fieldset className="om-special-days">
      <legend>{t('administration.hours.special')}</legend>
      <p className="om-muted">{t('administration.hours.specialHelp')}</p>
      {days.map((day, index) => (
        <div key={day.key} className="om-special-day">
          <TextField
            label={t('administration.hours.date')}
            value={day.date}
            error={tried && readSpecial(day) === undefined ? t('administration.hours.wrongDay') : undefined}
            onChange={(event) => {
              change(index, { date: event.target.value });
            }}
          />
          <TextField
            label={t('administration.hours.open')}
            value={day.hours}
            onChange={(event) => {
              change(index, { hours: event.target.value });
            }}
          />
          <TextField
            label={t('administration.hours.note')}
            maxLength={200}
            value={day.note}
            onChange={(event) => {
              change(index, { note: event.target.value });
            }}
          />
          <Button
            variant="tertiary"
            onClick={() => {
              onDays(days.toSpliced(index, 1));
            }}
          >
            {t('administration.remove')}
            <span className="om-hidden"> {day.date}</span>
          </Button>
        </div>
      ))}
      <Button
        variant="secondary"
        onClick={() => {
          onDays([...days, { key: newId(), date: '', hours: '', note: '' }]);
        }}
      >
        {t('administration.hours.addDay')}
      </Button>
    </fieldset>
  );
};
