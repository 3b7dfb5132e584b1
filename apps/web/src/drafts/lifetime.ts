import { DRAFT_HOURS } from '@om/visit-state';

/** Where sealed texts lie; the browser's `localStorage`, or a stand-in of a test. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Everything kept in the browser by this app begins so. */
export const STORED = 'om.';
/** The case that a person has begun and not sent. */
export const UNSENT_CASE = 'new-case';

const HOUR_MS = 3_600_000;

/** Keys of a storage that begin with `prefix`. */
export const keysOf = (storage: TextStorage, prefix: string): string[] =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
    (key): key is string => key?.startsWith(prefix) === true,
  );

/**
 * A sealed text as it is stored. A case that is not sent carries, outside the seal, when it is too old to be kept, so that it can
 * be removed without the key of the person; other texts are kept until they are sent or the person logs out.
 * @param now milliseconds of this browser's clock
 */
export const withLifetime = (key: string, sealed: string, now: number): string =>
  key === UNSENT_CASE ? `${sealed}.${now + DRAFT_HOURS * HOUR_MS}` : sealed;

/**
 * Removes every unsent case, whoever began it, that nobody has touched for `DRAFT_HOURS` (domain 4.3-23).
 * @param now milliseconds of this browser's clock
 */
export const removeTooOld = (storage: TextStorage, now: number): void => {
  for (const key of keysOf(storage, STORED)) {
    const until = Number(storage.getItem(key)?.split('.')[2]);
    if (until <= now) storage.removeItem(key);
  }
};
