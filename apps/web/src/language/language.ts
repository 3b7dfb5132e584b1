import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../time/swedish-time.js';
import type { notices } from './en/notices.js';
import type { errors } from './sv/errors.js';
import type { patient } from './sv/patient.js';
import type { shared } from './sv/shared.js';
import type { staff } from './sv/staff.js';

/** Same keys, any words: what another language must fill in. */
export type Translated<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]>;
};

export interface Catalogues {
  shared: typeof shared;
  errors: typeof errors;
  staff: typeof staff;
  patient: typeof patient;
  /** In other languages only. */
  notices: typeof notices;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shared';
    resources: Catalogues;
    returnNull: false;
  }
}

type Bundle = Record<string, object>;
const KEPT = 'om.language';

const keptLanguage = (): Language => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'sv');

/**
 * Starts the words of one entry. Swedish comes with the page; English is fetched when chosen.
 * @param swedish namespaces of the entry
 */
export const startLanguage = async (swedish: Bundle, fetchEnglish: () => Promise<Bundle>): Promise<void> => {
  english = fetchEnglish;
  await i18next.use(initReactI18next).init({
    lng: 'sv',
    fallbackLng: 'sv',
    defaultNS: 'shared',
    ns: Object.keys(swedish),
    resources: { sv: swedish },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await chooseLanguage(keptLanguage());
};
let english: () => Promise<Bundle> = () => Promise.resolve({});

/**
 * Adds the Swedish words of a part that is fetched later, beside the code that speaks them: the first page carries only its own.
 * @param words a part of the namespace
 */
export const teachSwedish = <N extends keyof Catalogues>(
  namespace: N,
  words: Partial<Catalogues[N]>,
): void => {
  i18next.addResourceBundle('sv', namespace, words, true, true);
};

/** Changes the language of everything on the page, and remembers it in this browser. */
export const chooseLanguage = async (language: Language): Promise<void> => {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'shared')) {
    for (const [namespace, words] of Object.entries(await english()))
      i18next.addResourceBundle('en', namespace, words);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  localStorage.setItem(KEPT, language);
};
