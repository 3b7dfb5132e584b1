import { describe, expect, it } from '@jest/globals';
import { counterOf } from './character-counter.js';

describe('the counter of a text', () => {
  it('is silent before 90 percent of the limit', () => {
    expect(counterOf('a'.repeat(3_599), 4_000)).toEqual({ kind: 'none' });
    expect(counterOf('a'.repeat(3_600), 4_000)).toEqual({ kind: 'left', count: 400 });
  });
  it('tells how many characters are too many', () => {
    expect(counterOf('a'.repeat(4_000), 4_000)).toEqual({ kind: 'left', count: 0 });
    expect(counterOf('a'.repeat(4_003), 4_000)).toEqual({ kind: 'over', count: 3 });
  });
});
