import { setTimeout as sleep } from 'node:timers/promises';

interface Waiting<T, R> {
  item: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/** How a batcher waits, and what one batch may hold. */
export interface BatcherOptions {
  /** Milliseconds the first of a batch waits for company; 0 (the default) goes at once. */
  lingerMs?: number;
  /** More than this go in the next batch. */
  most?: number;
}

/**
 * Does things together: those that come while a batch is under way go together after it. Under load one round trip then
 * carries many; alone, and without lingering, an item is as fast as by itself.
 */
export class Batcher<T, R = unknown> {
  private waiting: Waiting<T, R>[] = [];
  private busy = false;
  private readonly lingerMs: number;
  private readonly most: number;

  /**
   * @param handle does a batch and answers in its order, with a rejection as a value ({@link Failed}) where only some have
   * failed; when it throws, each item of the batch has failed
   */
  constructor(
    private readonly handle: (items: T[]) => Promise<readonly (R | Failed)[]>,
    { lingerMs = 0, most = 500 }: BatcherOptions = {},
  ) {
    this.lingerMs = lingerMs;
    this.most = most;
  }

  /** Resolves with the item's own result. */
  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.busy) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.busy = true;
    while (this.waiting.length > 0) {
      if (this.lingerMs > 0) await sleep(this.lingerMs);
      await this.doTogether(this.waiting.splice(0, this.most));
    }
    this.busy = false;
  }

  private async doTogether(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.handle(batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, index) => {
        const result = results[index] as R | Failed;
        if (result instanceof Failed) reject(result.cause);
        else resolve(result);
      });
    } catch (error) {
      batch.forEach(({ reject }) => {
        reject(error);
      });
    }
  }
}

/** The result of an item that failed while others of its batch did not. */
export class Failed {
  constructor(readonly cause: unknown) {}
}
