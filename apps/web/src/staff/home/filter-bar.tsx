import type { CaseTab } from '@om/contracts/queue';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../connection/hooks.js';
import type { CaseFilter } from '../shell/use-cases.js';
import { dateChoice, dateOf, DATE_CHOICES, type DateChoice } from './filter-date.js';

interface FilterBarProps {
  readonly tab: CaseTab;
  readonly filter: CaseFilter;
  readonly onFilter: (filter: CaseFilter) => void;
}

/** *Datum* and *Typ*, and how the list is sorted. */
export const FilterBar = ({ tab, filter, onFilter }: FilterBarProps) => {
  const { t } = useTranslation('staff');
  const now = useNow(60_000);
  const choice = dateChoice(filter.date, now);
  return (
    <div className="om-filter">
      <label>
        {t('home.filter.date')}
        <select
          value={choice}
          onChange={(event) => {
            onFilter({ ...filter, date: dateOf(event.target.value as DateChoice, now) });
          }}
        >
          {DATE_CHOICES.map((known) => (
            <option key={known} value={known}>
              {t(`home.filter.${known}`)}
            </option>
          ))}
        </select>
      </label>
      {choice === 'own' && (
        <input
          type="date"
          aria-label={t('home.filter.own')}
          value={filter.date}
          onChange={(event) => {
            if (event.target.value !== '') onFilter({ ...filter, date: event.target.value });
          }}
        />
      )}
      <label>
        {t('home.filter.entry')}
        <select
          value={filter.entry}
          onChange={(event) => {
            onFilter({ ...filter, entry: event.target.value as CaseFilter['entry'] });
          }}
        >
          <option value="">{t('home.filter.allEntries')}</option>
          <option value="drop-in">{t('home.dropIn')}</option>
          <option value="booked">{t('home.booked')}</option>
        </select>
      </label>
      <p className="om-sorted om-muted">{t(`home.sorted.${tab}`)}</p>
    </div>
  );
};
