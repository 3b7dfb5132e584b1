import { Provider, type ProviderProps } from '@navikt/ds-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useLanguage } from '../language/use-language.js';
import type { Language } from '../time/swedish-time.js';

type KitLocale = NonNullable<ProviderProps['locale']>;

const fetchLocale = async (language: Language): Promise<KitLocale> =>
  language === 'en'
    ? (await import('@navikt/ds-react/locales')).en
    : (await import('./swedish-locale.js')).SWEDISH_LOCALE;

/**
 * Words inside the kit's own parts in the language of the page; by itself it would speak Norwegian, as in a button at work. Fetched
 * beside the first page, which shows none of them.
 */
export const KitLanguage = ({ children }: { readonly children: ReactNode }) => {
  const language = useLanguage();
  const [locale, setLocale] = useState<KitLocale>();
  useEffect(() => {
    fetchLocale(language).then(setLocale, () => undefined);
  }, [language]);
  return <Provider {...(locale ? { locale } : {})}>{children}</Provider>;
};
