import { useTranslation } from 'react-i18next';
import { usePath, useSearchParams } from '../ui/navigation.js';
import { chooseLanguage } from '../language/language.js';
import { useLanguage } from '../language/use-language.js';
import { ButtonLink } from '../ui/controls.js';
import { Mark } from '../ui/mark.js';
import { Call, DangerLine } from './shell/call-lines.js';

const OUTCOMES = ['failed', 'cancelled', 'unavailable', 'unknown'] as const;

/** The first page, without login: what this is, what to do in danger, and the way in. */
export const Landing = () => {
  const { t } = useTranslation(['patient', 'shared']);
  const pathname = usePath();
  const [query] = useSearchParams();
  const language = useLanguage();
  const outcome = OUTCOMES.find((known) => known === query.get('login'));
  return (
    <div className="om-phone">
      <header className="om-phone-bar">
        <span className="om-bar-name">
          <Mark />
          <span>{t('shared:appName')}</span>
        </span>
        <button
          type="button"
          className="om-menu-word om-disclosure-button"
          lang={language === 'sv' ? 'en' : 'sv'}
          onClick={() => void chooseLanguage(language === 'sv' ? 'en' : 'sv')}
        >
          {t('shared:otherLanguage')}
        </button>
      </header>
      <main className="om-phone-main" id="innehall">
        <h1>{t('landing.title')}</h1>
        <p className="om-lead">{t('landing.lead')}</p>
        {outcome && (
          <p className="om-notice" data-kind="warning" role="alert">
            {t(`landing.outcome.${outcome}`)}
          </p>
        )}
        <p className="om-danger">
          <DangerLine />
          <br />
          {t('landing.advice')} <Call number="1177" />.
        </p>
        <ButtonLink className="om-wide-button" href={`/api/patient/login?to=${encodeURIComponent(pathname)}`}>
          {t('landing.logIn')}
        </ButtonLink>
        <h2>{t('landing.how')}</h2>
        <ol className="om-how">
          {t('landing.steps', { returnObjects: true }).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </main>
      <footer className="om-phone-end">
        <a className="om-link" href="/personal">
          {t('landing.staff')}
        </a>
      </footer>
    </div>
  );
};
