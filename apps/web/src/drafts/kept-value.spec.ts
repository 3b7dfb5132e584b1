import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { keptValue } from './kept-value.js';

const shape = z.object({ name: z.string(), days: z.array(z.string()).readonly() });
const typed = { name: ' Halsont ', days: ['8–16', ''] };

describe('what was kept among the drafts', () => {
  it('is there again as it was typed', () => {
    expect(keptValue(shape, JSON.stringify(typed))).toEqual(typed);
  });

  it.each([
    ['nothing', ''],
    ['cut off', '{"name":"Hals'],
    ['of another kind', '"Halsont"'],
    ['nothing at all', 'null'],
    ['without a part', JSON.stringify({ name: 'Halsont' })],
    ['with a part of another kind', JSON.stringify({ ...typed, days: '8–16' })],
  ])('is nothing when it is %s', (_what, text) => {
    expect(keptValue(shape, text)).toBeUndefined();
  });
});
