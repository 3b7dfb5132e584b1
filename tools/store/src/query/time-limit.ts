import { setImmediate } from 'node:timers/promises';
import { StoreError } from '../errors.js';

/** Looks at the clock once in so many rows. */
const ROWS_PER_LOOK = 32;

/** So long, in milliseconds, a search works before it lets others have their turn. */
const TURN_MS = 4;

/**
 * How long a command may work: `maxTimeMS` until its answer (reading a cursor on is not counted), and a turn of a few
 * milliseconds at a time, so that a scan of everything does not keep other clients waiting.
 */
export class TimeLimit {
  private rows = 0;
  private ended = false;
  private readonly deadline: number;
  private turn = performance.now();

  /** @param ms undefined or 0 for no limit. */
  constructor(ms: number | undefined) {
    this.deadline = ms === undefined || ms === 0 ? Infinity : this.turn + ms;
  }

  /**
   * To be called for every row looked at; throws MaxTimeMSExpired (50) when the time is up.
   *
   * @returns true when the turn is over and it is time for a pause.
   */
  check(): boolean {
    this.rows += 1;
    if (this.rows % ROWS_PER_LOOK !== 0) return false;
    const now = performance.now();
    if (!this.ended && now >= this.deadline)
      throw new StoreError('MaxTimeMSExpired', 'operation exceeded time limit');
    return now - this.turn > TURN_MS;
  }

  /** Lets others have their turn. */
  async rest(): Promise<void> {
    await setImmediate();
    this.turn = performance.now();
  }

  /** Begins a turn; the reading of a cursor goes on in a later command. */
  begin(): void {
    this.turn = performance.now();
  }

  /** The first answer is ready. */
  end(): void {
    this.ended = true;
  }
}
