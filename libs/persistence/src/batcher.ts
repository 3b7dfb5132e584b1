interface Waiting<T> {
  item: T;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Writes items together without making any wait for company: the first goes at once, those that come while it is under way
 * go together after it. Under load one write then carries many items; alone an item is as fast as without.
 */
export class Batcher<T> {
  private waiting: Waiting<T>[] = [];
  private busy = false;

  /** @param write stores a batch; when it fails, each item of the batch has failed */
  constructor(private readonly write: (items: T[]) => Promise<unknown>) {}

  /** Resolves when the item is stored. */
  add(item: T): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.busy) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.busy = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        await this.write(batch.map(({ item }) => item));
        batch.forEach(({ resolve }) => {
          resolve();
        });
      } catch (error) {
        batch.forEach(({ reject }) => {
          reject(error);
        });
      }
    }
    this.busy = false;
  }
}
