/**
 * Lets long writes go on one piece at a time. Everything that has come in meanwhile is carried out before the next piece, of
 * whichever write: five writes at once keep a short command waiting no longer than one does.
 */
export class Turns {
  private readonly waiting: (() => void)[] = [];

  /** Resolves when the others have had their turn. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      if (this.waiting.length === 1) this.soon();
    });
  }

  private soon(): void {
    setImmediate(() => {
      this.waiting.shift()?.();
      if (this.waiting.length > 0) this.soon();
    });
  }
}
