import { useEffect, useEffectEvent, useState } from 'react';
import { usePath, useNavigate } from '../../ui/navigation.js';
import { onBehalf } from '../create/on-behalf.js';
import { useCases } from './use-cases.js';

/** Regions of the page carry `data-region`, in the order they stand. */
const regions = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.offsetParent !== null,
  );

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');

const focusRegion = (step: 1 | -1): void => {
  const all = regions();
  const now = all.findIndex((region) => region.contains(document.activeElement));
  const next = all[(now + step + all.length) % all.length] ?? all[0];
  next?.focus();
};

/** The next or previous visit of a list, round the end. */
export const neighbour = (
  ids: readonly string[],
  current: string | undefined,
  step: 1 | -1,
): string | undefined => {
  if (ids.length === 0) return undefined;
  const at = current === undefined ? -1 : ids.indexOf(current);
  if (at === -1) return step === 1 ? ids[0] : ids.at(-1);
  return ids[(at + step + ids.length) % ids.length];
};

/** Names of the parts that Alt+1…4 leads to; a part that is a tab is opened by a listener of the visit view. */
export const PART_KEYS = { Digit1: 'chat', Digit2: 'note', Digit3: 'facts', Digit4: 'internal' } as const;
export type VisitPart = (typeof PART_KEYS)[keyof typeof PART_KEYS];

/** Tells the visit view which part the person wants to go to. */
export const partWanted = new EventTarget();

/** Keys that work everywhere (design 8): F6, Alt+1…4, Alt+↑↓, Ctrl+K, and ? for the list of keys. */
export const useShortcuts = () => {
  const [shown, setShown] = useState(false);
  const navigate = useNavigate();
  const pathname = usePath();
  const mine = useCases('mine').data?.rows.map((row) => row.visitId) ?? [];
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (document.querySelector('[role=dialog]')) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') onBehalf.open();
    else if (event.ctrlKey || event.metaKey) return;
    else if (event.key === 'F6') focusRegion(event.shiftKey ? -1 : 1);
    else if (event.altKey && event.code in PART_KEYS) {
      const part = PART_KEYS[event.code as keyof typeof PART_KEYS];
      partWanted.dispatchEvent(new CustomEvent('part', { detail: part }));
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      const current = /besok\/([^/]+)/.exec(pathname)?.[1];
      const next = neighbour(mine, current, event.key === 'ArrowDown' ? 1 : -1);
      if (next !== undefined) navigate(`/besok/${next}`);
    } else if (event.key === '?' && !isField(event.target)) setShown(true);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      onKey(event);
    };
    addEventListener('keydown', listener);
    return () => {
      removeEventListener('keydown', listener);
    };
  }, []);
  return {
    shown,
    show: () => {
      setShown(true);
    },
    hide: () => {
      setShown(false);
    },
  };
};
