import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { latencyOf, median, percentile } from './percentiles.js';

const figures = fc.array(fc.double({ min: 0, max: 10_000, noNaN: true }), { minLength: 1 });

describe('a percentile', () => {
  it('is the nearest rank: of 1 to 100 the 99th is 99', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect([0.5, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 99, 100]);
  });

  it('of a single measurement is that measurement, of none is not a number', () => {
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('is one of the measurements, and enough of them are no greater', () => {
    fc.assert(
      fc.property(figures, fc.double({ min: 0.01, max: 1, noNaN: true }), (measured, share) => {
        const sorted = measured.toSorted((a, b) => a - b);
        const value = percentile(sorted, share);
        const noGreater = sorted.filter((one) => one <= value).length;
        return sorted.includes(value) && noGreater >= share * sorted.length - 1e-6;
      }),
    );
  });
});

describe('a block of latencies', () => {
  it('is summed up whatever order it was measured in', () => {
    fc.assert(
      fc.property(figures, (measured) => {
        const { count, p50, p90, p99, max } = latencyOf(measured);
        return count === measured.length && p50 <= p90 && p90 <= p99 && p99 <= max;
      }),
    );
  });
});

describe('the median of blocks', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[9], 9],
  ])('of %j is %d', (blocks, middle) => {
    expect(median(blocks)).toBe(middle);
  });

  it('is not moved by one wild block', () => {
    expect(median([10, 11, 10, 12, 5_000])).toBe(11);
  });
});
