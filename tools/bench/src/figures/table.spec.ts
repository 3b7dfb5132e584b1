import { describe, expect, it } from '@jest/globals';
import { shown, table, tableOfTargets } from './table.js';
import { verdictsOf } from './targets.js';

describe('a table', () => {
  it('has columns of one width, figures to the right', () => {
    expect(
      table([
        ['What', 'ms'],
        ['Ta emot', '7'],
      ]),
    ).toEqual(['What     ms', 'Ta emot   7']);
  });

  it.each([
    [2.345, '2.35'],
    [23.45, '23.4'],
    [234.5, '235'],
    [0, '0'],
    [undefined, '–'],
    [Number.NaN, '–'],
  ])('shows %d as %s', (figure, text) => {
    expect(shown(figure)).toBe(text);
  });

  it('says of a target that it was not measured', () => {
    const [, first] = tableOfTargets(verdictsOf({}));
    expect(first).toContain('not measured');
  });
});
