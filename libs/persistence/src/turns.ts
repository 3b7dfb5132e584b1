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

  /** Whether work on this key is going on or waiting. */
  busy(key: string): boolean {
    return this.last.has(key);
  }

  /** Resolves when everything asked for so far has ended. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.last.values());
  }
}
