import { useEffect, useEffectEvent, type RefObject } from 'react';
import { partWanted, type VisitPart } from '../shell/use-shortcuts.js';

/** A part behind a tab can take the focus when it has been shown. Milliseconds. */
const RENDERED_MS = 30;

/** Alt+1…4: shows the part, also behind a tab, and moves the focus there. */
export const usePartFocus = (place: RefObject<HTMLElement | null>, show: (part: VisitPart) => void): void => {
  const onPart = useEffectEvent((event: Event) => {
    const part = (event as CustomEvent<VisitPart>).detail;
    show(part);
    setTimeout(
      () => place.current?.querySelector<HTMLElement>(`[data-part='${part}']`)?.focus(),
      RENDERED_MS,
    );
  });
  useEffect(() => {
    const listener = (event: Event) => {
      onPart(event);
    };
    partWanted.addEventListener('part', listener);
    return () => {
      partWanted.removeEventListener('part', listener);
    };
  }, []);
};
