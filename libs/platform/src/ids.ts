import { v7 } from 'uuid';

/** Source of new ids, injected so that decisions stay pure. */
export interface Ids {
  /** A new id, never given before. */
  next(): string;
}

/** UUID version 7 (RFC 9562): sorts by time, so that indexes on ids grow at one end. */
export const uuidV7Ids: Ids = { next: () => v7() };

/** Nest token of the process's {@link Ids}. */
export const IDS = Symbol('IDS');
