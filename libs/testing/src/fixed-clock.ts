import type { Clock, Ids } from '@om/platform';

/** A clock that stands still until it is told to move. */
export class FixedClock implements Clock {
  private time: number;

  constructor(start: Date | string = '2026-11-23T09:00:00.000Z') {
    this.time = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.time);
  }

  /** Moves on by `ms`. */
  advance(ms: number): void {
    this.time += ms;
  }
}

/** Ids in order, `…-000000000001` first: valid UUIDs that a test can foresee. */
export const sequentialIds = (from = 1): Ids => {
  let last = from - 1;
  return {
    next: () => {
      last += 1;
      return `0198c1f2-0000-7000-8000-${String(last).padStart(12, '0')}`;
    },
  };
};
