import { useTranslation } from 'react-i18next';
import { Link } from '../../ui/navigation.js';
import { z } from 'zod';
import { useLink } from '../../connection/link.js';
import { chooseLanguage } from '../../language/language.js';
import { useLanguage } from '../../language/use-language.js';
import { Disclosure } from '../../ui/disclosure.js';
import { usePatient } from './patient-context.js';

/** *Meny*, or *Mer* in a case: own cases, language, log out. */
export const PatientMenu = ({ inCase = false }: { readonly inCase?: boolean }) => {
  const { t } = useTranslation(['patient', 'shared']);
  const { http, drafts, stop } = useLink();
  const { development } = usePatient();
  const language = useLanguage();
  const logOut = async () => {
    await http.post('/api/patient/logout', {}, z.unknown());
    stop();
    await drafts.clear();
    location.assign('/');
  };
  return (
    <Disclosure
      className="om-menu"
      label={<span className="om-menu-word">{t(inCase ? 'menu.more' : 'menu.open')}</span>}
    >
      <Link to="/">{t('menu.cases')}</Link>
      <button
        type="button"
        lang={language === 'sv' ? 'en' : 'sv'}
        onClick={() => void chooseLanguage(language === 'sv' ? 'en' : 'sv')}
      >
        {t('shared:otherLanguage')}
      </button>
      {development && <Link to="/utveckling/sms">{t('menu.sms')}</Link>}
      <button type="button" onClick={() => void logOut()}>
        {t('shared:logOut')}
      </button>
    </Disclosure>
  );
};
