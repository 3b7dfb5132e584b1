import { useTranslation } from 'react-i18next';
import { Radio, RadioGroup, TextField } from '../../ui/fields.js';
import type { EndError, EndForm } from './end-form.js';
import type { EndUnit } from './end-form-body.js';
import { FIELD_ID } from './field-id.js';

interface AsyncPhaseProps {
  readonly unit: EndUnit;
  readonly form: EndForm;
  readonly errors: readonly EndError[];
  readonly onForm: (form: EndForm) => void;
}

/** From here a length is said in days. */
const DAYS_FROM_HOURS = 96;

/** *Asynkron fas*: the unit's choices, its default chosen. */
export const AsyncPhase = ({ unit, form, errors, onForm }: AsyncPhaseProps) => {
  const { t } = useTranslation('staff');
  const label = (choice: number | 'own-date'): string => {
    if (choice === 'own-date') return t('end.ownDate');
    if (choice === 0) return t('end.none');
    return choice < DAYS_FROM_HOURS || choice % 24 !== 0
      ? t('end.hours', { count: choice })
      : t('end.days', { count: choice / 24 });
  };
  return (
    <>
      <RadioGroup
        className="om-choices"
        legend={t('end.async')}
        description={t('end.asyncHelp')}
        value={form.choice}
        onChange={(choice: number | 'own-date') => {
          onForm({ ...form, choice });
        }}
      >
        {unit.asyncChoices.map((choice) => (
          <Radio key={choice} value={choice}>
            {label(choice)}
          </Radio>
        ))}
      </RadioGroup>
      {form.choice === 'own-date' && <OwnDate form={form} errors={errors} onForm={onForm} />}
    </>
  );
};

const OwnDate = ({ form, errors, onForm }: Omit<AsyncPhaseProps, 'unit'>) => {
  const { t } = useTranslation('staff');
  const errorOf = (field: EndError['field']) => {
    const found = errors.find((error) => error.field === field);
    return found && t(`end.${found.key}`);
  };
  return (
    <div className="om-own-date">
      <TextField
        id={FIELD_ID.date}
        label={t('end.date')}
        description={t('end.dateHelp')}
        error={errorOf('date')}
        value={form.date}
        onChange={(event) => {
          onForm({ ...form, date: event.target.value });
        }}
      />
      <TextField
        id={FIELD_ID.time}
        label={t('end.time')}
        description={t('end.timeHelp')}
        error={errorOf('time')}
        value={form.time}
        onChange={(event) => {
          onForm({ ...form, time: event.target.value });
        }}
      />
    </div>
  );
};
