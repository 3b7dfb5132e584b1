import { useSyncExternalStore } from 'react';
import { useLink } from '../connection/link.js';

/** A text that survives reload and restart, and is the same in every window of the person. Empty when nothing is kept. */
export const useDraft = (key: string): readonly [string, (value: string) => void] => {
  const { drafts } = useLink();
  const value = useSyncExternalStore(
    (tell) =>
      drafts.changes.add((changed) => {
        if (changed === key) tell();
      }),
    () => drafts.get(key) ?? '',
  );
  return [
    value,
    (next) => {
      drafts.set(key, next);
    },
  ];
};
