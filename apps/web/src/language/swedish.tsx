import type { ReactNode } from 'react';
import { useLanguage } from './use-language.js';

/** What an element carries that shows words of a unit, and nothing where the whole page is Swedish. */
export const useSwedish = (): { readonly lang?: 'sv' } => (useLanguage() === 'sv' ? {} : { lang: 'sv' });

/**
 * Words of a unit or of a member of its staff about it: its name, hours, contact reasons, questions and texts. They are Swedish
 * whatever language the page has, and say so, or a screen reader speaks them as English (WCAG 3.1.2).
 */
export const Swedish = ({ children }: { readonly children: ReactNode }) => {
  const swedish = useSwedish();
  return swedish.lang === undefined ? <>{children}</> : <span {...swedish}>{children}</span>;
};

/** Stands for the words while the sentence around them is looked up; in no catalogue and in no text of a unit. */
const PLACE = '\uE000';

interface AroundSwedishProps {
  /** The sentence of the page with something in the place of the words. */
  readonly sentence: (words: string) => string;
  readonly words: string;
}

/** A sentence of the page with words of a unit in it. */
export const AroundSwedish = ({ sentence, words }: AroundSwedishProps) => {
  const [before, after = ''] = sentence(PLACE).split(PLACE);
  return (
    <>
      {before}
      <Swedish>{words}</Swedish>
      {after}
    </>
  );
};
