import { useSyncExternalStore } from 'react';

/** Forms of the workspace by width, in `em`, so that bigger browser text also moves to the narrower form (design 4). */
export type Layout = 'wide' | 'middle' | 'narrow';
const WIDE = '(min-width: 87.5em)';
const MIDDLE = '(min-width: 64em)';

const current = (): Layout => {
  if (matchMedia(WIDE).matches) return 'wide';
  return matchMedia(MIDDLE).matches ? 'middle' : 'narrow';
};

const subscribe = (tell: () => void): (() => void) => {
  const queries = [matchMedia(WIDE), matchMedia(MIDDLE)];
  for (const query of queries) query.addEventListener('change', tell);
  return () => {
    for (const query of queries) query.removeEventListener('change', tell);
  };
};

export const useLayout = (): Layout => useSyncExternalStore(subscribe, current);
