import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DOORS, expiryOf, isWorthProlonging, type Door } from './session.js';

const startedAt = Date.UTC(2026, 10, 23, 7) / 1000;
const after = (ms: number) => new Date(startedAt * 1000 + ms);

describe.each(Object.keys(DOORS) as Door[])('a login of %s', (door) => {
  const { idleMs, absoluteMs } = DOORS[door];

  it('never lasts longer than its absolute end, however much it is used', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: absoluteMs }), { maxLength: 50 }), (uses) => {
        for (const use of uses)
          expect(expiryOf(door, startedAt, after(use)).getTime()).toBeLessThanOrEqual(
            after(absoluteMs).getTime(),
          );
      }),
    );
  });

  it('is prolonged by use, but not written anew for every click', () => {
    const exp = expiryOf(door, startedAt, after(0)).getTime() / 1000;
    expect(isWorthProlonging(door, { startedAt, exp }, after(1_000))).toBe(false);
    expect(isWorthProlonging(door, { startedAt, exp }, after(idleMs / 2))).toBe(true);
  });

  it('is not prolonged when it has reached its absolute end', () => {
    const exp = after(absoluteMs).getTime() / 1000;
    expect(isWorthProlonging(door, { startedAt, exp }, after(absoluteMs - 1_000))).toBe(false);
  });
});
