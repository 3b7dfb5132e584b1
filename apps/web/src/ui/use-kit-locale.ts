import type { ProviderProps } from '@navikt/ds-react';
import { useEffect, useState } from 'react';
import { useLanguage } from '../language/use-language.js';
import type { Language } from '../time/swedish-time.js';

type KitLocale = NonNullable<ProviderProps['locale']>;

const fetchLocale = async (language: Language): Promise<KitLocale> =>
  language === 'en'
    ? (await import('@navikt/ds-react/locales')).en
    : (await import('./swedish-locale.js')).SWEDISH_LOCALE;

/**
 * Words inside the kit's own parts in the language of the page. Fetched beside the first page, which shows none of them; the
 * parts that do come later.
 */
export const useKitLocale = (): KitLocale | undefined => {
  const language = useLanguage();
  const [locale, setLocale] = useState<KitLocale>();
  useEffect(() => {
    void fetchLocale(language).then(setLocale);
  }, [language]);
  return locale;
};
