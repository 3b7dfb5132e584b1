import { StoreError } from '../errors.js';

/** Looks at the clock once in so many rows. */
const ROWS_PER_LOOK = 64;

/** `maxTimeMS`: how long a command may work before its answer; reading a cursor on is not counted. */
export class TimeLimit {
  private rows = 0;
  private ended = false;
  private readonly deadline: number;

  /** @param ms undefined or 0 for no limit. */
  constructor(ms: number | undefined) {
    this.deadline = ms === undefined || ms === 0 ? Infinity : performance.now() + ms;
  }

  /** To be called for every row looked at; throws MaxTimeMSExpired (50) when the time is up. */
  check(): void {
    this.rows += 1;
    if (this.ended || this.rows % ROWS_PER_LOOK !== 0 || performance.now() < this.deadline) return;
    throw new StoreError('MaxTimeMSExpired', 'operation exceeded time limit');
  }

  /** The first answer is ready. */
  end(): void {
    this.ended = true;
  }
}
