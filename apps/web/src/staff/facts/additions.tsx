import type { VisitSnapshot } from '@om/contracts/visit';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../connection/hooks.js';
import { useLanguage } from '../../language/use-language.js';
import { relativeTime } from '../../time/swedish-time.js';

/** What the patient has added to the own words while waiting, each with its time; nothing where there is nothing. */
export const Additions = ({ additions = [] }: Pick<VisitSnapshot, 'additions'>) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const now = useNow(60_000);
  if (additions.length === 0) return null;
  return (
    <>
      <h3>{t('addition.title')}</h3>
      <ul className="om-additions">
        {additions.map(({ text, at }) => (
          <li key={`${at} ${text}`}>
            <span className="om-muted om-small om-numbers">{relativeTime(at, now, language)}</span>
            <p className="om-words" dir="auto">
              ”{text}”
            </p>
          </li>
        ))}
      </ul>
    </>
  );
};
