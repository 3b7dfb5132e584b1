import { describe, expect, it } from '@jest/globals';
import { pauseAfter } from './member.mjs';

describe('the pause before a process starts again', () => {
  it('doubles from half a second and is never over ten', () => {
    expect([1, 2, 3, 4, 5, 6, 50].map(pauseAfter)).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  });
});
