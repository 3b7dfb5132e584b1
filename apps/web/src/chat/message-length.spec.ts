import { describe, expect, it } from '@jest/globals';
import { counterOf, isSendable } from './message-length.js';

describe('the length of a message', () => {
  it('is not counted before 90 percent of the limit', () => {
    expect(counterOf('a'.repeat(3_599), 4_000)).toEqual({ kind: 'none' });
    expect(counterOf('a'.repeat(3_600), 4_000)).toEqual({ kind: 'left', count: 400 });
  });
  it('tells how many characters are too many', () => {
    expect(counterOf('a'.repeat(4_000), 4_000)).toEqual({ kind: 'left', count: 0 });
    expect(counterOf('a'.repeat(4_003), 4_000)).toEqual({ kind: 'over', count: 3 });
  });
  it('lets neither a blank nor a too long text be sent', () => {
    expect([' \n ', 'a'.repeat(4_001), 'Hej', ` ${'a'.repeat(4_000)}\n`].map(isSendable)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
