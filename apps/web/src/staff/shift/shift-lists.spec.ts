import { exampleRow } from '@om/contracts/queue';
import { describe, expect, it } from '@jest/globals';
import { holdsBack } from './shift-lists.js';

const nothing = { ongoing: [], proposed: [], replies: [], unsigned: [] };

describe('the end of a shift', () => {
  it('is held back by cases that need somebody', () => {
    for (const list of ['ongoing', 'proposed', 'replies'] as const)
      expect(holdsBack({ ...nothing, [list]: [exampleRow] })).toBe(true);
  });
  it('is not held back by notes alone', () => {
    expect(holdsBack({ ...nothing, unsigned: [exampleRow] })).toBe(false);
  });
});
