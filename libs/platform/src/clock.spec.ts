import { describe, expect, it } from '@jest/globals';
import { DevelopmentClock } from './clock.js';

describe('the development clock', () => {
  it('runs as the machine does, plus every jump', () => {
    const clock = new DevelopmentClock({ now: () => new Date(1_000) });
    clock.jump(500);
    clock.jump(250);
    expect(clock.now()).toEqual(new Date(1_750));
  });

  it('never goes back', () => {
    expect(() => {
      new DevelopmentClock().jump(-1);
    }).toThrow(RangeError);
  });
});
