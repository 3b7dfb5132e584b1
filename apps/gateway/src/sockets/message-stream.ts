/** Messages held back while something before them is missing; more than this and they are asked for again instead. */
const MOST_HELD = 200;

/**
 * One follower's place in a conversation: every message comes out once and in order, whatever order and however often the
 * live events bring them, and whatever history overlaps with them (architecture 2-2). Pure bookkeeping: asking for history
 * is the owner's work.
 */
export class MessageStream<M> {
  private readonly held = new Map<number, M>();
  private waiting = true;
  private dropped = 0;

  /**
   * @param last highest sequence number the follower has; starts by waiting for history.
   * @param placeOf the sequence number of a message
   */
  constructor(
    private last: number,
    private readonly placeOf: (message: M) => number,
  ) {}

  /** Highest sequence number passed on without a gap before it. */
  get position(): number {
    return this.last;
  }

  /** Something is missing before what is held: history must be asked. */
  get hasGap(): boolean {
    return !this.waiting && (this.held.size > 0 || this.dropped > this.last);
  }

  /** History is being asked for, or the follower has not asked for its next page yet: live messages wait. */
  waitForHistory(): void {
    this.waiting = true;
  }

  /** A live message; returns what may be shown now, in order. */
  live(message: M): M[] {
    if (this.placeOf(message) > this.last) this.hold(message);
    return this.waiting ? [] : this.release();
  }

  /** A page of history; returns what of it, and of what was held, may be shown now. `more`: the last page is yet to come. */
  history(messages: readonly M[], more: boolean): M[] {
    this.waiting = more;
    const fresh = messages.filter((message) => this.placeOf(message) > this.last);
    const newest = fresh.at(-1);
    if (newest !== undefined) this.last = this.placeOf(newest);
    for (const seq of this.held.keys()) if (seq <= this.last) this.held.delete(seq);
    return more ? fresh : [...fresh, ...this.release()];
  }

  private hold(message: M): void {
    const seq = this.placeOf(message);
    if (this.held.size < MOST_HELD) this.held.set(seq, message);
    else this.dropped = Math.max(this.dropped, seq);
  }

  private release(): M[] {
    const ready: M[] = [];
    for (let next = this.held.get(this.last + 1); next; next = this.held.get(this.last + 1)) {
      this.last += 1;
      this.held.delete(this.last);
      ready.push(next);
    }
    return ready;
  }
}
