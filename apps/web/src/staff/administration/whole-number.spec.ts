import { describe, expect, it } from '@jest/globals';
import { wholeNumber } from './whole-number.js';

describe('a number that is written', () => {
  it('is taken when it is whole and in range, and nothing else is', () => {
    const range = { from: 1, to: 168 };
    expect(['1', ' 72 ', '168'].map((text) => wholeNumber(text, range))).toEqual([1, 72, 168]);
    for (const text of ['', ' ', '0', '169', '1,5', '1.5', 'tre', '-1'])
      expect(wholeNumber(text, range)).toBeUndefined();
  });
});
