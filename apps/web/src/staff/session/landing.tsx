import { useTranslation } from 'react-i18next';
import { useSearchParams } from '../../ui/navigation.js';
import { ButtonLink } from '../../ui/controls.js';
import { Mark } from '../../ui/mark.js';

const OUTCOMES = ['failed', 'cancelled', 'unavailable', 'unknown'] as const;

/** The first page of staff, without login. */
export const Landing = () => {
  const { t } = useTranslation(['staff', 'shared']);
  const [query] = useSearchParams();
  const outcome = OUTCOMES.find((known) => known === query.get('login'));
  return (
    <div className="om-entrance">
      <header className="om-bar">
        <span className="om-bar-name">
          <Mark />
          {t('shared:appName')}
        </span>
      </header>
      <main className="om-entrance-main">
        <h1>{t('landing.title')}</h1>
        <p className="om-muted">{t('landing.lead')}</p>
        {outcome && (
          <p className="om-notice" data-kind="warning" role="alert">
            {t(`landing.outcome.${outcome}`)}
          </p>
        )}
        <p>
          <ButtonLink
            href={`/api/staff/login?to=${encodeURIComponent('/personal')}`}
            className="om-large-button"
          >
            {t('shared:logIn')}
          </ButtonLink>
        </p>
        <p>
          <a className="om-link" href="/">
            {t('landing.patientLink')}
          </a>
        </p>
      </main>
    </div>
  );
};
