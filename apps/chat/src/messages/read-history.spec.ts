import { describe, expect, it } from '@jest/globals';
import { later } from './read-history.js';

describe('whether one can write, in a history read while entries arrive', () => {
  it('goes by the greeting in the page when the tail was read just before it', () => {
    expect(later({ seq: 0, kind: 'text' }, { seq: 1, kind: 'greeting' })).toEqual({
      seq: 1,
      kind: 'greeting',
    });
  });

  it('goes by a seal that came after the page, and by the tail of a long conversation', () => {
    expect(later({ seq: 9, kind: 'seal' }, { seq: 8, kind: 'text' })).toEqual({ seq: 9, kind: 'seal' });
    expect(later({ seq: 9, kind: 'seal' }, undefined)).toEqual({ seq: 9, kind: 'seal' });
  });
});
