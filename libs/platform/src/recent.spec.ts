import { describe, expect, it } from '@jest/globals';
import { Recent } from './recent.js';

describe('recent values', () => {
  it('are the last ones, renewed by setting again', () => {
    const recent = new Recent<number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    recent.set('a', 3);
    recent.set('c', 4);
    expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual([3, undefined, 4]);
  });
});
