/** Stands among results where a long search is ready to let other clients have their turn. */
export const PAUSE: unique symbol = Symbol('pause');
export type Pause = typeof PAUSE;

/** Results of work that may be long, with pauses among them. Whoever reads them either rests there or passes the pause on. */
export type Paced<T> = Iterable<T | Pause, unknown, void>;

/** The results alone, for work that may not be interrupted. */
export function* unpaced<T>(items: Paced<T>): Generator<T> {
  for (const item of items) if (item !== PAUSE) yield item;
}

/** All results at once; passes the pauses on. */
export function* gathered<T>(items: Paced<T>): Generator<Pause, T[]> {
  const all: T[] = [];
  for (const item of items)
    if (item === PAUSE) yield PAUSE;
    else all.push(item);
  return all;
}

/** Each result changed; passes the pauses on. */
export function* mapped<T, U>(items: Paced<T>, change: (item: T) => U): Generator<U | Pause> {
  for (const item of items) yield item === PAUSE ? PAUSE : change(item);
}

/** Takes result by result and rests at the pauses; ends early when `take` answers true. */
export const taking = async <T>(
  items: Paced<T>,
  rest: () => Promise<void>,
  take: (item: T) => unknown,
): Promise<void> => {
  for (const item of items)
    if (item === PAUSE) await rest();
    else if (take(item) === true) return;
};
