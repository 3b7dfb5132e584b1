/** The time, injected everywhere so that rules and timers can be tested and a development command can jump it. */
export interface Clock {
  /** Now, UTC. */
  now(): Date;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/** Nest token of the process's {@link Clock}. */
export const CLOCK = Symbol('CLOCK');

/** The clock of a development process: the machine's time plus every jump made (architecture 3). */
export class DevelopmentClock implements Clock {
  private offsetMs = 0;

  constructor(private readonly base: Clock = systemClock) {}

  now(): Date {
    return new Date(this.base.now().getTime() + this.offsetMs);
  }

  /** Moves the clock by `ms`, forwards only: time that has been seen never comes back. */
  jump(ms: number): void {
    if (ms < 0) throw new RangeError('The clock only jumps forwards');
    this.offsetMs += ms;
  }
}
