import type { CareUnit } from '@om/contracts/queue';
import type { TFunction } from 'i18next';

export type AsyncChoice = CareUnit['asyncChoices'][number];

const WEEK_HOURS = 168;

/** "Ingen", "48 timmar", "7 dagar" or "Eget datum". */
export const asyncChoiceText = (choice: AsyncChoice, t: TFunction<['staff', 'shared']>): string => {
  if (choice === 'own-date') return t('administration.visits.ownDate');
  if (choice === 0) return t('administration.visits.none');
  return choice < WEEK_HOURS
    ? t('administration.visits.hours', { count: choice })
    : t('administration.visits.days', { count: choice / 24 });
};
