/** Remembers that something has been seen, for the newest `most` things; what is forgotten is only looked up again. */
export class RecentlySeen {
  private readonly seen = new Set<string>();

  constructor(private readonly most: number) {}

  has(thing: string): boolean {
    return this.seen.has(thing);
  }

  add(thing: string): void {
    this.seen.delete(thing);
    this.seen.add(thing);
    const [oldest] = this.seen;
    if (this.seen.size > this.most && oldest !== undefined) this.seen.delete(oldest);
  }
}
