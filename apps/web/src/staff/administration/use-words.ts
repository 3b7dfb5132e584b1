import { PROFESSIONS, type Profession } from '@om/contracts';
import { NOTE_PARTS, type NotePart } from '@om/contracts/documentation';
import type { UnitMember } from '@om/contracts/queue';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { usePartName } from '../note/part-name.js';
import { asyncChoiceText } from './async-choice.js';
import type { Words } from './value-text.js';

const CODED = {
  notifyAt: { claim: 'visits.atClaim', start: 'visits.atStart' },
  redFlagPolicy: { stop: 'visits.redFlagStop', 'no-stops': 'visits.redFlagNoStops' },
  holidays: { closed: 'hours.holidaysClosed', open: 'hours.holidaysOpen' },
} as const;

const isProfession = (value: string): value is Profession => Object.hasOwn(PROFESSIONS, value);

/** Parts whose value alone does not tell what it is, and what they are called. */
const PART_NAMES = {
  closed: 'texts.closed',
  waiting: 'texts.waiting',
  ended: 'texts.ended',
  redFlag: 'reasons.redFlag',
  heading: 'notes.heading',
  prefill: 'notes.prefill',
} as const;

const isPart = (value: string): value is NotePart => NOTE_PARTS.some((part) => part === value);

/**
 * The words of *Administration* for what the history keeps as ids, codes, numbers and yes or no.
 * @param members whom an id of a lead stands for
 */
export const useWords = (members: readonly UnitMember[]): Words => {
  const { t } = useTranslation(['staff', 'shared']);
  const partName = usePartName();
  const wordOf: Words['of'] = (field, value) => {
    const text = String(value);
    if (typeof value === 'boolean') return t(value ? 'administration.yes' : 'administration.no');
    if (field === 'day') return t(`administration.day.d${Number(value) as 1}`);
    if (field === 'priority') return t('administration.reasons.priority', { priority: value });
    if (value === 'own-date') return asyncChoiceText(value, t);
    if (typeof value === 'number')
      return field === 'asyncChoices' || field === 'asyncDefault' ? asyncChoiceText(value, t) : text;
    if ((field === 'roles' || field === 'role') && isProfession(text)) return t(`shared:profession.${text}`);
    if (field === 'part' && isPart(text)) return partName(text);
    if (field === 'leadPersonIds') return members.find(({ hsaId }) => hsaId === text)?.name ?? text;
    return codedWord(field, text, t) ?? text;
  };
  return {
    of: wordOf,
    part: (key) =>
      Object.hasOwn(PART_NAMES, key)
        ? t(`administration.${PART_NAMES[key as keyof typeof PART_NAMES]}`)
        : undefined,
  };
};

const codedWord = (field: string, value: string, t: TFunction<['staff', 'shared']>): string | undefined => {
  const words: Readonly<Record<string, string>> | undefined = Object.hasOwn(CODED, field)
    ? CODED[field as keyof typeof CODED]
    : undefined;
  const word = words?.[value];
  return word === undefined ? undefined : t(`administration.${word as 'visits.atClaim'}`);
};
