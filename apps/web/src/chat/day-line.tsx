import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/use-language.js';
import { clockTime, dayAndTime, isSameDay } from '../time/swedish-time.js';

/** Between two days of a chat: which day begins. */
export const DayLine = ({ at, now }: { readonly at: string; readonly now: number }) => {
  const { t } = useTranslation('shared');
  const language = useLanguage();
  return (
    <li className="om-line">
      {isSameDay(at, now) ? t('chat.today', { time: clockTime(at) }) : dayAndTime(at, language)}
    </li>
  );
};
