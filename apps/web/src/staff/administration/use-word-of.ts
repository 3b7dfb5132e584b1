import { PROFESSIONS, type Profession } from '@om/contracts';
import { useTranslation } from 'react-i18next';
import { asyncChoiceText } from './async-choice.js';
import type { WordOf } from './value-text.js';

const CODED = {
  notifyAt: { claim: 'visits.atClaim', start: 'visits.atStart' },
  redFlagPolicy: { stop: 'visits.redFlagStop', 'no-stops': 'visits.redFlagNoStops' },
  holidays: { closed: 'hours.holidaysClosed', open: 'hours.holidaysOpen' },
} as const;

const isProfession = (value: string): value is Profession => Object.hasOwn(PROFESSIONS, value);

/** The words of *Administration* for what the history keeps as codes, numbers and yes or no. */
export const useWordOf = (): WordOf => {
  const { t } = useTranslation(['staff', 'shared']);
  return (field, value) => {
    if (typeof value === 'boolean') return t(value ? 'administration.yes' : 'administration.no');
    if (field === 'day') return t(`administration.day.d${Number(value) as 1}`);
    if (field === 'priority') return t('administration.reasons.priority', { priority: value });
    if (typeof value === 'number' && (field === 'asyncChoices' || field === 'asyncDefault'))
      return asyncChoiceText(value, t);
    if (value === 'own-date') return asyncChoiceText(value, t);
    if (field === 'roles' && isProfession(String(value)))
      return t(`shared:profession.${value as Profession}`);
    const words: Readonly<Record<string, string>> | undefined = Object.hasOwn(CODED, field)
      ? CODED[field as keyof typeof CODED]
      : undefined;
    const word = words?.[String(value)];
    return word === undefined ? String(value) : t(`administration.${word as 'visits.atClaim'}`);
  };
};
