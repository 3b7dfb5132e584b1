import { describe, expect, it } from '@jest/globals';
import { RecentlySeen } from './recently-seen.js';

describe('what has been seen lately', () => {
  it('is remembered, and the oldest is forgotten first', () => {
    const seen = new RecentlySeen(2);
    seen.add('a');
    seen.add('b');
    seen.add('a');
    seen.add('c');
    expect(['a', 'b', 'c'].map((thing) => seen.has(thing))).toEqual([true, false, true]);
  });
});
