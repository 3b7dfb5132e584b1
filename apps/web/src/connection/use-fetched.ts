import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { problemFrom, type Problem } from './problem.js';

/** What was fetched last, kept on the screen while it is fetched again or when that fails. */
export interface Fetched<T> {
  readonly data: T | undefined;
  readonly problem: Problem | undefined;
  /** Resolves when what was there at the time of asking, or later, is shown. */
  readonly reload: () => Promise<void>;
}

/** How often a failed or incomplete fetch is tried again by itself, milliseconds. */
const AGAIN_MS = 5_000;

/**
 * Fetches when the page is shown and when `key` changes. The patient's few pages need no cache between them, so this is all.
 * @param key what is fetched
 * @param isIncomplete whether a part of it was away, so that it has to be fetched again
 */
export const useFetched = <T>(
  key: string,
  fetch: () => Promise<T>,
  isIncomplete: (data: T) => boolean = () => false,
): Fetched<T> => {
  const [state, setState] = useState<{ key: string; data?: T; problem?: Problem }>({ key });
  const turn = useRef(0);
  const latest = useRef(Promise.resolve());
  const load = useEffectEvent((): Promise<void> => {
    const mine = (turn.current += 1);
    const isLatest = (): boolean => mine === turn.current;
    const run = async (): Promise<void> => {
      try {
        const data = await fetch();
        if (isLatest()) setState({ key, data });
      } catch (error) {
        const problem = problemFrom(error);
        if (isLatest()) setState((before) => ({ ...(before.key === key ? before : {}), key, problem }));
      }
      // What this one found is not shown: whoever waits for it waits for what is.
      if (!isLatest()) await latest.current;
    };
    latest.current = run();
    return latest.current;
  });
  const loader = useRef(() => load());
  useEffect(() => {
    loader.current = () => load();
    void load();
  }, [key]);
  const incomplete = state.data !== undefined && isIncomplete(state.data);
  const mustRetry = state.key === key && (state.problem?.retry === true || incomplete);
  useEffect(() => {
    if (!mustRetry) return undefined;
    const timer = setInterval(() => void load(), AGAIN_MS);
    return () => {
      clearInterval(timer);
    };
  }, [mustRetry]);
  const reload = useCallback(() => loader.current(), []);
  const current = state.key === key ? state : { key };
  return { data: current.data, problem: current.problem, reload };
};
