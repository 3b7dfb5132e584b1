interface Waiting<T, R> {
  item: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/** So much of a rest, more or less, the next may take. */
const UNEVEN = 0.4;

/** A rest of about so many milliseconds. @param chance from 0 up to 1 */
export const unevenRest = (ms: number, chance: number): number => ms * (1 + UNEVEN * (2 * chance - 1));

/** How a batcher waits, and what one batch may hold. */
export interface BatcherOptions {
  /** Milliseconds the first of a batch waits for company; 0 (the default) goes at once. */
  lingerMs?: number;
  /**
   * Milliseconds from the begin of a batch to the next: a lone item goes after `lingerMs`, a stream of them in few large
   * batches. 0 by default. Each time a little more or less: batchers that were filled at the same moment, here and in other
   * processes, would else come to the store together for ever.
   */
  restMs?: number;
  /** So many go without waiting, and more than this in the next batch. */
  most?: number;
  /** Numbers from 0 up to 1, for the length of rests. */
  random?: () => number;
}

/**
 * Does things together: those that come while a batch is under way go together after it. Under load one round trip then
 * carries many; alone, and without lingering, an item is as fast as by itself.
 */
export class Batcher<T, R = unknown> {
  private waiting: Waiting<T, R>[] = [];
  private busy = false;
  private began = -Infinity;
  private rest = 0;
  private hurried = false;
  /** Ends the pause before the next batch, while there is one. */
  private go: (() => void) | undefined;
  private readonly lingerMs: number;
  private readonly restMs: number;
  private readonly most: number;
  private readonly random: () => number;

  /**
   * @param handle does a batch and answers in its order, with a rejection as a value ({@link Failed}) where only some have
   * failed; when it throws, each item of the batch has failed
   */
  constructor(
    private readonly handle: (items: T[]) => Promise<readonly (R | Failed)[]>,
    { lingerMs = 0, restMs = 0, most = 500, random = Math.random }: BatcherOptions = {},
  ) {
    this.lingerMs = lingerMs;
    this.restMs = restMs;
    this.most = most;
    this.random = random;
  }

  /** Resolves with the item's own result. */
  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.busy) void this.drain();
      else if (this.waiting.length >= this.most) this.hurry();
    });
  }

  /** Whoever waits goes now, or right after the batch that is under way. */
  hurry(): void {
    this.hurried = this.waiting.length > 0;
    if (this.hurried) this.go?.();
  }

  private async drain(): Promise<void> {
    this.busy = true;
    while (this.waiting.length > 0) {
      const ms = this.pauseMs();
      if (ms > 0) await this.pause(ms);
      this.hurried = false;
      this.began = performance.now();
      this.rest = unevenRest(this.restMs, this.random());
      await this.doTogether(this.waiting.splice(0, this.most));
    }
    this.busy = false;
  }

  private pauseMs(): number {
    if (this.hurried || this.waiting.length >= this.most) return 0;
    return Math.max(this.lingerMs, this.began + this.rest - performance.now());
  }

  private async pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.go = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.go = undefined;
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
