/** What a block of measurements comes to; milliseconds. */
export interface Latency {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * A percentile by the nearest-rank method: the smallest measurement that at least `share` of all are no greater than.
 * @param sorted ascending
 * @param share 0 to 1
 * @returns NaN of nothing
 */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

/** The usual percentiles of measurements in any order. */
export const latencyOf = (measured: readonly number[]): Latency => {
  const sorted = measured.toSorted((a, b) => a - b);
  const at = (share: number) => percentile(sorted, share);
  return { count: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
};

/** The middle of several figures, the mean of the two middle ones when their number is even; NaN of nothing. */
export const median = (figures: readonly number[]): number => {
  const sorted = figures.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
};
