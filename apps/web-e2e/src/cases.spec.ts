import { describe, expect, it } from '@jest/globals';
import { CASES } from './cases.js';

describe('the cases of the stories', () => {
  it('are each of another patient or about another reason, since all stories share one system', () => {
    const cases = Object.values(CASES).map(({ patient, reason }) => `${patient}, ${reason}`);
    expect(new Set(cases).size).toBe(cases.length);
  });
});
