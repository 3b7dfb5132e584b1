import { useTranslation } from 'react-i18next';
import type { Language } from '../time/swedish-time.js';

/** The language of the page now; for dates, which are written by code. */
export const useLanguage = (): Language => {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'sv';
};
