import type { ReactNode } from 'react';
import { useLanguage } from './use-language.js';

/** What an element carries that shows such words, and nothing where the whole page is Swedish. */
export const useSwedish = (): { readonly lang?: 'sv' } => (useLanguage() === 'sv' ? {} : { lang: 'sv' });

/**
 * Words that units, staff and patients have written. They are Swedish whatever language the page has, and say so, or a screen
 * reader speaks them as English (WCAG 3.1.2).
 */
export const Swedish = ({ children }: { readonly children: ReactNode }) => {
  const swedish = useSwedish();
  return swedish.lang === undefined ? <>{children}</> : <span {...swedish}>{children}</span>;
};
