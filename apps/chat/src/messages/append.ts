import type { Tail } from './entry.js';

/** What a writer decides when it sees the end of the log: an entry `E` to store, or an outcome `O` without storing. */
export type AtEnd<E, O> = { readonly store: E } | { readonly stop: O };

/** The end of one conversation's log, as the store guards it: `seq` and client id are unique. `S` is a stored entry. */
export interface LogEnd<E, S> {
  /** Reads the last entry. */
  tail(): Promise<Tail>;
  /** Stores `entry` at `seq`. Undefined: another writer has taken the place, or the client id is already stored. */
  claim(seq: number, entry: E): Promise<S | undefined>;
  /** The entry stored under the same client id, if any. */
  stored(entry: E): Promise<S | undefined>;
}

/** What became of an append: stored now, stored before under the same client id, or decided not to. */
export type Appended<S, O> = { readonly stored: S; readonly repeated: boolean } | { readonly stop: O };

/**
 * Every lost race means that another writer got a place, so this many in a row need as many rivals in other processes
 * (within a process writers of a conversation take turns).
 */
const MOST_LOST_RACES = 500;

/** Someone else was always faster; nothing has been stored. */
export class LogContended extends Error {
  constructor() {
    super(`No place in the log after ${String(MOST_LOST_RACES)} attempts`);
  }
}

/**
 * Appends at the next place: `seq` is the highest + 1, claimed by the insert itself, and the loser of a race looks again and
 * takes the next (architecture 2). What the decision was based on is still true when the claim succeeds, because
 * anything that happened in between would have taken the place.
 * @param hint an entry known to be in the log, saves reading the end; when it is no longer the last, the claim fails
 * @throws LogContended
 */
export const append = async <E, S, O>(
  log: LogEnd<E, S>,
  decide: (tail: Tail) => AtEnd<E, O> | Promise<AtEnd<E, O>>,
  hint?: Tail,
): Promise<Appended<S, O>> => {
  let tail = hint ?? (await log.tail());
  for (let lost = 0; lost < MOST_LOST_RACES; lost += 1) {
    const decision = await decide(tail);
    if ('stop' in decision) return decision;
    const stored = await log.claim(tail.seq + 1, decision.store);
    if (stored) return { stored, repeated: false };
    const first = await log.stored(decision.store);
    if (first) return { stored: first, repeated: true };
    tail = await log.tail();
  }
  throw new LogContended();
};
