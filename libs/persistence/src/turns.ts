/** Lets work on the same thing happen one after the other, and on different things at once. In this process only. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs `work` after everything asked for this key before, whether that succeeded or not. */
  take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.last.set(key, mine);
    const leave = (): void => {
      if (this.last.get(key) === mine) this.last.delete(key);
    };
    mine.then(leave, leave);
    return mine;
  }

  /** Runs `work` when it is its turn for each of the keys, which nobody else gets meanwhile. The keys must differ. */
  async takeAll<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    let leave: () => void = () => undefined;
    const done = new Promise<void>((resolve) => (leave = resolve));
    // All places are taken at once, so that two who want the same keys never wait for each other.
    await Promise.all(
      keys.map(
        (key) =>
          new Promise<void>(
            (resolve) =>
              void this.take(key, () => {
                resolve();
                return done;
              }),
          ),
      ),
    );
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** Whether work on this key is going on or waiting. */
  busy(key: string): boolean {
    return this.last.has(key);
  }

  /** Resolves when everything asked for so far has ended. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.last.values());
  }
}
